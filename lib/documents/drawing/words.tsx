import { type Ink, place } from './ink'
import { INK } from './look'
import { Canvas, Text, View } from './react-pdf'
import { isPlain } from './text/catalogue'
import { layOut, type TypeStyle } from './text/layout'
import { showLine } from './text/piece-fonts'
import { setPlain } from './text/plain'
import { showPlain } from './text/plain-fonts'

type WordsProps = TypeStyle & { ink: Ink; text: string; width: number; colour?: string; align?: 'left' | 'start' }
type TypedProps = WordsProps & { room?: number }

/**
 * What a person typed, in any script: shaped, drawn as outlines, copied out as it was typed. One line that is not as high as
 * `room`, in points, stands at its bottom, so that the page is the same for letters of any height.
 */
export function Typed({ ink, text, width, room = 0, colour = INK, align = 'left', ...style }: TypedProps) {
  const lines = layOut(text, width, style)
  const [only] = lines
  if (only && lines.length === 1 && only.height <= room) {
    const paint = place(ink, showLine(ink.pieces, only, colour, 0, only.height - only.baseline - room))
    return <Canvas style={{ width, height: room }} paint={paint} />
  }
  return (
    <View style={{ width }}>
      {lines.map((line) => {
        const x = align === 'start' && line.rtl ? width - line.width : 0
        const paint = place(ink, showLine(ink.pieces, line, colour, x, -line.baseline))
        return <Canvas key={line.number} style={{ width, height: line.height }} paint={paint} />
      })}
    </View>
  )
}

/** Running text: set by the renderer where its own fonts have every letter, shaped otherwise. */
export function Words({ ink, text, width, colour = INK, align = 'start', ...style }: WordsProps) {
  const clean = text.normalize('NFC')
  if (!isPlain(clean)) return <Typed ink={ink} text={clean} width={width} colour={colour} align={align} {...style} />
  const { size, weight = 400, lineHeight = 1.45 } = style
  const block = ink.overlay ? setPlain(clean, width, { size, weight, lineHeight }) : null
  if (block) {
    return <Canvas style={{ width, height: block.height }} paint={place(ink, showPlain(ink.plain, block, colour))} />
  }
  return <Text style={{ width, color: colour, fontSize: size, fontWeight: weight, lineHeight }}>{clean}</Text>
}
