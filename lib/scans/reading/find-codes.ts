import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { type Picture, pictureOf, rawOf } from './picture'

const require = createRequire(import.meta.url)

let ready: Promise<unknown> | null = null

/** The reader comes from our own files: by itself it would fetch it from outside. */
function prepare() {
  ready ??= prepareZXingModule({
    overrides: {
      wasmBinary: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer as ArrayBuffer,
    },
    fireImmediately: true,
  })
  return ready
}

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryDownscale: true,
  tryInvert: false,
  maxNumberOfSymbols: 16,
}

export type FoundCodes = {
  texts: string[]
  /** Quarters clockwise that turn the page upright, going by the first code. */
  quarters: number
}

/** Every QR code on a picture that can be read without doubt, each text once. */
export async function findCodes({ data, width, height }: Picture): Promise<FoundCodes> {
  await prepare()
  const pixels = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength)
  const found = await readBarcodes({ data: pixels, width, height, colorSpace: 'srgb' }, OPTIONS)
  const [first] = found
  const turn = first ? Math.round(first.orientation / 90) : 0
  return { texts: [...new Set(found.map(({ text }) => text))], quarters: (4 - (turn & 3)) & 3 }
}

/** The picture as it may be read where it could not be before: specks taken out, pale ink made dark. */
export const cleaned = (picture: Picture): Promise<Picture> =>
  pictureOf(rawOf(picture).removeAlpha().greyscale().median(3).normalise({ lower: 2, upper: 90 }))
