import { blockOf, type Stored, startFile } from './file/objects'
import { readPart } from './file/read-part'
import { catalogText, pageText, text } from './file/write-file'

type Files = Iterable<Uint8Array> | AsyncIterable<Uint8Array>
type Way = { duplex: boolean; title: string }

const TREE = 1

/**
 * Joins files for one print, holding one of them at a time; in duplex each begins on the front of a sheet. What belongs to
 * a file as a whole, such as its seal, has no meaning in another and is left out.
 */
export async function* packOf(files: Files, { duplex, title }: Way): AsyncGenerator<Uint8Array> {
  const file = startFile()
  const pages: string[] = []
  let next = TREE + 1
  yield file.head
  for await (const bytes of files) {
    const part = await readPart(bytes, next)
    next = part.next
    const stored: Stored[] = part.pages.map((page) => ({
      number: next++,
      text: pageText(TREE, page, `${page.content} 0 R`),
    }))
    const last = part.pages.at(-1)
    if (duplex && last && (pages.length + stored.length) % 2 === 1) {
      stored.push({ number: next++, text: `<< /Type /Page /Parent ${TREE} 0 R ${last.entries} /Resources << >> >>` })
    }
    pages.push(...stored.map(({ number }) => `${number} 0 R`))
    yield file.add(part.block)
    yield file.add(blockOf(stored, next++))
  }
  const [root, info] = [next++, next++]
  const stored = [
    { number: TREE, text: `<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${pages.length} >>` },
    { number: root, text: catalogText(TREE) },
    { number: info, text: `<< /Title ${text(title)} >>` },
  ]
  yield file.add(blockOf(stored, next++))
  yield file.end({ root, info, next })
}

/** The same in one piece. */
export async function joinPack(pdfs: Uint8Array[], { duplex }: { duplex: boolean }): Promise<Uint8Array> {
  const title = pdfs.length === 1 ? 'One document' : `${pdfs.length} documents`
  const chunks: Uint8Array[] = []
  for await (const chunk of packOf(pdfs, { duplex, title })) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}
