import type { BlankFormContent, PaperSigner } from '../../types'
import type { Ink } from '../ink'
import { INK, QUIET, ROOM } from '../look'
import { Path, Svg, Text, View } from '../react-pdf'
import { Typed, Words } from '../words'
import type { PaperLook } from './paper-look'

type Props = { ink: Ink; look: PaperLook; content: BlankFormContent }

/** A place for each who has still to sign, and who has answered already. */
export function Places({ ink, look, content: { signers, answered, anyOneParent } }: Props) {
  return (
    <View style={{ marginTop: 22 }}>
      {answered.map((one) => (
        <Answered key={`${one.name}\n${one.words}`} ink={ink} look={look} one={one} />
      ))}
      {signers.map((signer, at) => (
        <View key={`${signer.capacity}\n${signer.name}`} wrap={false} style={{ marginTop: at === 0 ? 6 : 18 }}>
          {at === 0 && (
            <View style={{ marginBottom: 8 }}>
              <Words ink={ink} text="Sign here" width={ROOM} size={Math.max(15, look.body + 3)} weight={600} />
              {anyOneParent && (
                <Words ink={ink} text="One signature of a parent or carer is enough." width={ROOM} size={look.small} />
              )}
            </View>
          )}
          <Place ink={ink} look={look} signer={signer} />
        </View>
      ))}
      <View wrap={false} style={{ marginTop: 14 }}>
        <Words
          ink={ink}
          text="If you do not agree, leave it unsigned and talk to the school office."
          width={ROOM}
          size={look.small}
          colour={QUIET}
        />
      </View>
    </View>
  )
}

/** Named, so that nobody signs twice or on the wrong line. */
function Answered({ ink, look, one }: { ink: Ink; look: PaperLook; one: BlankFormContent['answered'][number] }) {
  const tick = look.small + 3
  return (
    <View wrap={false} style={{ flexDirection: 'row', marginBottom: 8 }}>
      <Svg viewBox="0 0 24 24" style={{ width: tick, height: tick, marginRight: 8 }}>
        <Path d="M4 13l5 6 11-14" fill="none" stroke={INK} strokeWidth={2.6} />
      </Svg>
      <View>
        <Typed ink={ink} text={one.name} width={ROOM - tick - 8} size={look.small} weight={600} />
        <Words ink={ink} text={one.words} width={ROOM - tick - 8} size={look.small} />
      </View>
    </View>
  )
}

function Place({ ink, look, signer }: { ink: Ink; look: PaperLook; signer: PaperSigner }) {
  const { name, capacity, declaration } = signer
  return (
    <View>
      {name && <Typed ink={ink} text={name} width={ROOM} size={Math.max(12, look.body)} weight={600} />}
      <Words ink={ink} text={capacity} width={ROOM} size={look.small} colour={QUIET} />
      <View style={{ height: 6 }} />
      <Words ink={ink} text={declaration} width={ROOM} size={look.small} />
      {!name && <Line look={look} text="Name, in capital letters" width={ROOM} />}
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Line look={look} text="Signature" width={ROOM * 0.64} />
        <Line look={look} text="Date" width={ROOM * 0.3} />
      </View>
    </View>
  )
}

function Line({ look, text, width }: { look: PaperLook; text: string; width: number }) {
  return (
    <View style={{ width }}>
      <View style={{ height: look.line, borderBottom: `1 solid ${INK}` }} />
      <Text style={{ fontSize: look.label, color: QUIET, marginTop: 3 }}>{text}</Text>
    </View>
  )
}
