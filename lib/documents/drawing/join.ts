import { PDFDocument, PDFName } from 'pdf-lib'

/** Joins copies for one print; in duplex each begins on the front of a sheet. */
export async function joinPack(pdfs: Uint8Array[], { duplex }: { duplex: boolean }): Promise<Uint8Array> {
  const pack = await PDFDocument.create({ updateMetadata: false })
  for (const pdf of pdfs) {
    const last = await append(pack, pdf)
    if (duplex && pack.getPageCount() % 2 === 1 && last) pack.addPage([last.getWidth(), last.getHeight()])
  }
  pack.setLanguage('en-GB')
  pack.setTitle(pdfs.length === 1 ? 'One document' : `${pdfs.length} documents`, { showInWindowTitleBar: true })
  return pack.save({ addDefaultPage: false })
}

async function append(target: PDFDocument, bytes: Uint8Array) {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = await target.copyPages(source, source.getPageIndices())
  for (const page of pages) {
    // A seal holds for its own file only; its field has no meaning in another.
    page.node.delete(PDFName.of('Annots'))
    target.addPage(page)
  }
  return pages.at(-1)
}
