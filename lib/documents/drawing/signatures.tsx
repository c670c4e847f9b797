import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import type { CopyContent, CopySignature } from '../types'
import { Facts } from './facts'
import { type Ink, place } from './ink'
import { HAIRLINE, INK, lookFor, QUIET, ROOM } from './look'
import { Accent } from './page'
import { picture, showPicture } from './picture'
import { Canvas, Image, Text, View } from './react-pdf'
import { layOut } from './text/layout'
import { Typed, Words } from './words'

type SignaturesProps = { ink: Ink; content: CopyContent; bodyPages: number }

/** Who signed what, when and how: a card for each signature. */
export function Signatures({ ink, content, bodyPages }: SignaturesProps) {
  const { agreement, school } = content
  const pages = bodyPages === 1 ? 'page 1' : `pages 1 to ${bodyPages}`
  const rows: [string, string][] = [
    ['Agreement', `${agreement.content.title}, version ${agreement.version}, on ${pages} of this copy`],
    ...(content.pupil ? [['About', content.pupil] as [string, string]] : []),
    ['Asked for in', content.round],
  ]
  return (
    <View>
      <View style={{ marginTop: 20, marginBottom: 12 }}>
        <Words
          ink={ink}
          text={content.signatures.length === 1 ? 'Signature' : 'Signatures'}
          width={ROOM}
          size={18}
          weight={600}
          lineHeight={1.2}
        />
        <Accent colour={lookFor(school.accent, agreement.audience).accent} />
      </View>
      <Facts ink={ink} rows={rows} />
      {content.signatures.map((signature) => (
        <Card key={signature.sequence} ink={ink} signature={signature} />
      ))}
    </View>
  )
}

const EDGE = 14
const INNER = ROOM - 2 * EDGE - 2
const OUTCOME = 84

function Card({ ink, signature }: { ink: Ink; signature: CopySignature }) {
  const { outcome, signer, capacity, declaration, signedAt, witness } = signature
  return (
    <View wrap={false} style={{ marginTop: 12, padding: EDGE, border: `0.75 solid ${HAIRLINE}`, borderRadius: 5 }}>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <View>
          <Typed ink={ink} text={signer} width={INNER - OUTCOME} size={13} weight={600} />
          <Words ink={ink} text={capacity} width={INNER - OUTCOME} size={9.5} colour={QUIET} />
        </View>
        <Outcome declined={outcome === 'declined'} />
      </View>
      <View style={{ height: 7 }} />
      <Words ink={ink} text={declaration} width={INNER} size={9.5} />
      <View style={{ flexDirection: 'row', alignItems: 'flex-end', marginTop: 8 }}>
        <Mark ink={ink} mark={signature.mark} />
        <View style={{ width: 16 }} />
        <View style={{ width: INNER - MARK_WIDTH - 16 }}>
          <Words
            ink={ink}
            text={signature.mark.kind === 'paper' ? 'Recorded on' : outcome === 'agreed' ? 'Signed on' : 'Declined on'}
            width={INNER - MARK_WIDTH - 16}
            size={8.5}
            colour={QUIET}
          />
          <Words ink={ink} text={formatUkDateTime(signedAt)} width={INNER - MARK_WIDTH - 16} size={9.5} weight={600} />
          {witness && (
            <View style={{ marginTop: 4 }}>
              <Words ink={ink} text="In the presence of" width={INNER - MARK_WIDTH - 16} size={8.5} colour={QUIET} />
              <Typed ink={ink} text={witness} width={INNER - MARK_WIDTH - 16} size={9.5} />
            </View>
          )}
        </View>
      </View>
    </View>
  )
}

const MARK_WIDTH = 262
const MARK_ROOM = 42

/** A long name is written smaller before it goes on to a second line. */
const sizeOf = (text: string) =>
  [24, 20, 17].find((size) => layOut(text, MARK_WIDTH, { size, hand: true }).length === 1) ?? 17

/** The name as typed, in a hand, or the mark as drawn, above a line; of a signature on paper, where it is. */
function Mark({ ink, mark }: { ink: Ink; mark: CopySignature['mark'] }) {
  if (mark.kind === 'paper') return <OnPaper ink={ink} mark={mark} />
  return (
    <View style={{ width: MARK_WIDTH }}>
      <View
        style={{
          borderBottom: `1 solid ${INK}`,
          minHeight: MARK_ROOM + 4,
          justifyContent: 'flex-end',
          paddingBottom: 3,
        }}
      >
        {mark.kind === 'typed' ? (
          <Typed
            ink={ink}
            text={mark.text}
            width={MARK_WIDTH}
            size={sizeOf(mark.text)}
            lineHeight={1.2}
            room={MARK_ROOM}
            hand
          />
        ) : (
          <Drawn ink={ink} png={mark.png} />
        )}
      </View>
      <Text style={{ fontSize: 7.5, color: QUIET, marginTop: 3 }}>
        {mark.kind === 'typed' ? 'Typed by the signer as a signature' : 'Drawn by the signer as a signature'}
      </Text>
    </View>
  )
}

type OnPaperProps = { ink: Ink; mark: CopySignature['mark'] & { kind: 'paper' } }

function OnPaper({ ink, mark: { signedOn, recordedBy } }: OnPaperProps) {
  return (
    <View style={{ width: MARK_WIDTH }}>
      <Words ink={ink} text={`On paper, dated ${formatUkDay(signedOn)}`} width={MARK_WIDTH} size={11.5} weight={600} />
      <View style={{ height: 3 }} />
      <Typed ink={ink} text={`Recorded by ${recordedBy}`} width={MARK_WIDTH} size={9.5} />
    </View>
  )
}

const MARK_HEIGHT = 58

/** A drawn mark as large as there is room, from the lower left corner; only a rare kind of picture is the renderer's to draw. */
function Drawn({ ink, png }: { ink: Ink; png: Uint8Array }) {
  const [width, height] = [MARK_WIDTH, MARK_HEIGHT]
  const shown = showPicture(ink, png, width, height)
  if (shown) return <Canvas style={{ width, height }} paint={place(ink, shown)} />
  return <Image src={picture(png)} style={{ width, height, objectFit: 'contain', objectPosition: 'left bottom' }} />
}

function Outcome({ declined }: { declined: boolean }) {
  const colours = declined ? { backgroundColor: INK, color: '#ffffff' } : { backgroundColor: '#ffffff', color: INK }
  return (
    <Text
      style={{
        ...colours,
        alignSelf: 'flex-start',
        border: `1 solid ${INK}`,
        borderRadius: 9,
        paddingHorizontal: 9,
        paddingVertical: 2,
        fontSize: 8.5,
        fontWeight: 600,
      }}
    >
      {declined ? 'Declined' : 'Agreed'}
    </Text>
  )
}
