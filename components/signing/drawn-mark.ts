import type SignaturePad from 'signature_pad'
import type { PointGroup } from 'signature_pad'

/** A drawn mark as it is sent: a PNG data URL of at most this many characters. */
export const MAX_MARK_LENGTH = 60_000

const WIDTHS = [640, 480, 320, 200]

/** Gives the canvas one dot for each dot of the screen; true when that changed its size, which wipes it. */
export function fitCanvas(canvas: HTMLCanvasElement): boolean {
  const ratio = Math.max(window.devicePixelRatio || 1, 1)
  const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)]
  if (width === 0 || (canvas.width === width && canvas.height === height)) return false
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.scale(ratio, ratio)
  return true
}

/** Draws the earlier picture first, when there is one, and the strokes over it. */
export async function redraw(pad: SignaturePad, picture: string, strokes: PointGroup[]): Promise<void> {
  pad.clear()
  if (picture) await pad.fromDataURL(picture)
  pad.fromData(strokes, { clear: false })
}

/** What is drawn, on white, as a PNG data URL; '' when nothing is. */
export function drawnMark(pad: SignaturePad, source: HTMLCanvasElement): string {
  if (pad.isEmpty()) return ''
  // A long scribble makes a large file: each try is a smaller picture.
  for (const width of WIDTHS) {
    const copy = document.createElement('canvas')
    copy.width = Math.min(width, source.width)
    copy.height = Math.round((source.height / source.width) * copy.width)
    const ink = copy.getContext('2d')
    if (!ink) return ''
    ink.fillStyle = '#ffffff'
    ink.fillRect(0, 0, copy.width, copy.height)
    ink.imageSmoothingQuality = 'high'
    ink.drawImage(source, 0, 0, copy.width, copy.height)
    const url = copy.toDataURL('image/png')
    if (url.length <= MAX_MARK_LENGTH) return url
  }
  return ''
}
