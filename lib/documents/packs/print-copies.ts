import 'server-only'
import { db } from '@/lib/db/client'
import { getFile } from '@/lib/storage/files'
import { batches, orLeftOut, type PackJob, type Piece } from './piece'

const NO_COPY = 'Its copy is not made yet.'

/** Kept copies as they are, one after the other. */
export async function* printCopies({ schoolId, items }: PackJob): AsyncGenerator<Piece> {
  for (const batch of batches(items)) {
    const ids = batch.flatMap(({ documentId }) => documentId ?? [])
    const documents = await db.document.findMany({
      where: { schoolId, id: { in: ids }, erased: null },
      select: { id: true, sha256: true, pages: true },
    })
    for (const { position, documentId } of batch) {
      const document = documents.find(({ id }) => id === documentId)
      if (!document) {
        yield { items: [position], trouble: documentId ? 'It was erased meanwhile.' : NO_COPY }
        continue
      }
      yield await orLeftOut(position, async () => {
        const file = await getFile(schoolId, document.sha256)
        if (!file) throw new Error('Its file is not in the store.')
        return { bytes: file.bytes, pages: document.pages }
      })
    }
  }
}
