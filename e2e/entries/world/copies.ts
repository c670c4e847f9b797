import { PDFDocument } from 'pdf-lib'
import { db } from '@/lib/db/client'
import { basisOf, readEvidence } from '@/lib/documents/signed-evidence'
import { newReference } from '@/lib/reference'
import { putFile } from '@/lib/storage/files'

/** The kept copy of a signed request: an empty page in place of a drawing, which takes its time. */
export async function aCopyOf(schoolId: string, requestId: string) {
  const pdf = await PDFDocument.create()
  const reference = newReference()
  pdf.setTitle(reference)
  pdf.addPage()
  const bytes = await pdf.save()
  return db.$transaction(async (tx) => {
    const sha256 = await putFile(tx, schoolId, bytes, 'application/pdf')
    await tx.request.update({ where: { id: requestId }, data: { copyState: 'ready' }, select: { id: true } })
    const basis = basisOf(await readEvidence(tx, schoolId, requestId))
    return tx.document.create({
      data: { schoolId, requestId, reference, sha256, pages: 1, basis, completedAt: new Date() },
      select: { id: true },
    })
  })
}
