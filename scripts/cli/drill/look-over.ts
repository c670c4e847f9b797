import { PDFDocument } from 'pdf-lib'
import { accountOfPassword } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { checkStates } from '@/lib/reactions/clockwork'
import { register } from '@/lib/reactions/register'
import { makeCheckpoint } from '@/lib/signing/commands/checkpoints'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { getFile } from '@/lib/storage/files'

/** What a restored installation is worth, as JSON: its chains, its copies, and, given an address and a password, a sign-in. */
register()
const [email, password] = process.argv.slice(2)
const schools = await db.school.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
const chains = []
for (const { id } of schools) {
  const { ok, entries, fault } = await verifySchoolChain(id)
  // Signed with the key that the secret opens.
  await makeCheckpoint({ kind: 'job', name: 'look over', schoolId: id }, { schoolId: id })
  chains.push({ ok, entries, fault })
}
const documents = await db.document.findMany({ select: { schoolId: true, sha256: true, pages: true } })
let copies = 0
for (const { schoolId, sha256, pages } of documents) {
  // Throws when the bytes have another hash.
  const file = await getFile(schoolId, sha256)
  if (!file) continue
  const pdf = await PDFDocument.load(file.bytes, { updateMetadata: false })
  if (pdf.getPageCount() === pages) copies += 1
}
await checkStates({}, { attempt: 1, maxAttempts: 1, isLast: true })
const account = email && password ? await accountOfPassword(email, password) : null
process.stdout.write(JSON.stringify({ chains, documents: documents.length, copies, account }))
await db.$disconnect()
process.exit(0)
