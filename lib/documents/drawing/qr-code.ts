import { create } from 'qrcode'
import { rgb } from './text/piece-fonts'

type Kind = { level?: 'M' | 'Q'; margin?: number }

/** Operators that show a text as a code of squares, `side` points wide with its margin, below and to the right of the origin. */
export function showQrCode(text: string, side: number, colour: string, { level = 'M', margin = 2 }: Kind = {}): string {
  const { data, size } = create(text, { errorCorrectionLevel: level }).modules
  const scale = side / (size + 2 * margin)
  let squares = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && data[y * size + x]) x++
      if (x > from) squares += `${from} ${y} ${x - from} 1 re\n`
    }
  }
  const to = (margin * scale).toFixed(4)
  return `${scale.toFixed(6)} 0 0 ${(-scale).toFixed(6)} ${to} -${to} cm\n${rgb(colour)} rg\n${squares}f`
}
