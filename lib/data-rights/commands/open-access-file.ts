import 'server-only'
import { zipSync } from 'fflate'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { may } from '@/lib/auth/permissions'
import { londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Prisma, Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { getFile } from '@/lib/storage/files'
import { type FilePart, OpenAccessFileInput } from '../schema'

const Beside = z.array(z.object({ name: z.string(), sha256: z.string() }))
const missing = () => new AppError('NOT_FOUND', 'We cannot find that file.')

async function open(tx: Tx, where: Prisma.AccessFileWhereInput, part: FilePart) {
  const file = await tx.accessFile.findFirst({
    where: { ...where, state: 'ready', expiresAt: { gt: now() } },
    select: { id: true, schoolId: true, personId: true, pdf: true, json: true, beside: true, createdAt: true },
  })
  if (!file?.pdf || !file.json) throw missing()
  const { id: fileId, schoolId, personId, pdf, json, beside, createdAt } = file
  return {
    output: { schoolId, pdf, json, beside: Beside.parse(beside), day: londonDay(createdAt) },
    audit: { action: 'access_file.opened' as const, subject: personId, schoolId, after: { fileId, part } },
  }
}

const openAsPost = command({
  permission: 'data.provide',
  input: OpenAccessFileInput,
  run: ({ tx, schools, input: { fileId, part } }) => open(tx, { id: fileId, ...schools }, part),
})

const openOwn = command({
  permission: 'self.view',
  input: OpenAccessFileInput,
  run: ({ tx, actor, input: { fileId, part } }) => {
    if (actor.kind !== 'account') throw missing()
    const personId = { in: actor.people.map((person) => person.personId) }
    return open(tx, { id: fileId, own: true, accountId: actor.accountId, personId }, part)
  },
})

const TYPES: Record<FilePart, string> = { pdf: 'application/pdf', json: 'application/json', zip: 'application/zip' }

/** The bytes of a file of everything held, or of a part of it, for whoever provides such files or asked for their own; the trail keeps it. */
export async function openAccessFile(actor: Actor, values: z.input<typeof OpenAccessFileInput>) {
  const { pdf, json, beside, day, schoolId } = await eitherWay(actor, values)
  const { part } = values
  const name = `What we hold ${day}`
  const bytes = part === 'zip' ? await zipped(schoolId, name, { pdf, json }, beside) : { pdf, json }[part]
  return { bytes, fileName: `${name}.${part}`, contentType: TYPES[part] }
}

async function eitherWay(actor: Actor, values: z.input<typeof OpenAccessFileInput>) {
  if (may(actor, 'data.provide')) {
    const opened = await openAsPost(actor, values).catch(orMissing)
    if (opened) return opened
  }
  return openOwn(actor, values)
}

const orMissing = (error: unknown) => {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null
  throw error
}

type Both = { pdf: Uint8Array; json: Uint8Array }

/** Both files, and copies and marks beside them as they are kept; one that has been erased since is left out. */
async function zipped(schoolId: string, name: string, { pdf, json }: Both, beside: z.output<typeof Beside>) {
  const files: Record<string, Uint8Array> = { [`${name}.pdf`]: pdf, [`${name}.json`]: json }
  for (const { name: path, sha256 } of beside) {
    const kept = await getFile(schoolId, sha256)
    if (kept) files[path] = kept.bytes
  }
  // PDFs and PNGs are packed already.
  return zipSync(files, { level: 1, mtime: now() })
}
