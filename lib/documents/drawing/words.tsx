import { type Ink, mark } from './ink'
import { INK } from './look'
import { Canvas, Text, View } from './react-pdf'
import { isPlain } from './text/catalogue'
import { layOut, type TypeStyle } from './text/layout'

type WordsProps = TypeStyle & { ink: Ink; text: string; width: number; colour?: string; align?: 'left' | 'start' }

/** What a person typed, in any script: shaped, drawn as outlines, copied out as it was typed. */
export function Typed({ ink, text, width, colour = INK, align = 'left', ...style }: WordsProps) {
  return (
    <View style={{ width }}>
      {laidOut(ink, text, width, style).map((line) => (
        <Canvas
          key={line.number}
          style={{ width, height: line.height }}
          paint={(painter) => {
            painter.miterLimit(mark(ink, line, colour, align === 'start' && line.rtl ? width - line.width : 0))
            return null
          }}
        />
      ))}
    </View>
  )
}

function laidOut(ink: Ink, ...layout: Parameters<typeof layOut>) {
  try {
    return layOut(...layout)
  } catch (error) {
    // The renderer loses what goes wrong inside a component and fails with something else.
    ink.failure = error
    throw error
  }
}

/** Running text: set by the renderer where its own fonts have every letter, shaped otherwise. */
export function Words({ ink, text, width, colour = INK, align = 'start', ...style }: WordsProps) {
  const clean = text.normalize('NFC')
  if (!isPlain(clean)) return <Typed ink={ink} text={clean} width={width} colour={colour} align={align} {...style} />
  const { size, weight = 400, lineHeight = 1.45 } = style
  return <Text style={{ width, color: colour, fontSize: size, fontWeight: weight, lineHeight }}>{clean}</Text>
}
