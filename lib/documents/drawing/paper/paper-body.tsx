import type { BlankFormContent } from '../../types'
import { type ClauseGroup, clauseGroups, filled, unmentioned } from '../clauses'
import { Facts } from '../facts'
import type { Ink } from '../ink'
import { INK, QUIET, ROOM } from '../look'
import { Accent } from '../page'
import { Path, Svg, Text, View } from '../react-pdf'
import { Words } from '../words'
import { clausePicture, SIGNS } from './clause-pictures'
import type { PaperLook } from './paper-look'

type Props = { ink: Ink; look: PaperLook; content: BlankFormContent }

/** The form's title with the version that is printed. */
export function PaperTitle({ ink, look, content: { agreement } }: Props) {
  return (
    <View style={{ marginTop: 18, marginBottom: 6 }}>
      <Words ink={ink} text={agreement.content.title} width={ROOM} size={look.title} weight={600} lineHeight={1.22} />
      <Accent colour={look.accent} />
      <View style={{ height: 10 }} />
      <Words
        ink={ink}
        text={`Version ${agreement.version} of this form. It goes with “${agreement.policyTitle}”, version ${agreement.policyVersion}.`}
        width={ROOM}
        size={Math.max(look.label, 9)}
        colour={QUIET}
      />
    </View>
  )
}

/** The clauses, the parents' declaration and what else the school has filled in: the same for everyone who is asked. */
export function PaperBody({ ink, look, content }: Props) {
  const { content: form } = content.agreement
  const other = unmentioned(form)
  return (
    <View>
      {clauseGroups(form).map((group) => (
        <Clauses key={group.points[0]?.place} ink={ink} look={look} group={group} />
      ))}
      {form.parentDeclaration && (
        <View
          style={{ marginTop: 16, padding: 12, backgroundColor: look.tint, borderLeft: `2.5 solid ${look.accent}` }}
          wrap={false}
        >
          <Words ink={ink} text="Parent or carer" width={ROOM - 28} size={look.body + 0.5} weight={600} />
          <View style={{ height: 4 }} />
          <Words ink={ink} text={filled(form.parentDeclaration, form.fields)} width={ROOM - 28} size={look.body} />
        </View>
      )}
      {other.length > 0 && (
        <View style={{ marginTop: 20 }}>
          <View minPresenceAhead={60} style={{ marginBottom: 6 }}>
            <Words ink={ink} text="At our school" width={ROOM} size={look.body + 1.5} weight={600} />
          </View>
          <Facts
            ink={ink}
            size={Math.max(look.small, Math.min(look.body, 12))}
            labels={look.small >= 18 ? 190 : 128}
            rows={other.map((field) => [field.label, field.value])}
          />
        </View>
      )}
    </View>
  )
}

function Clauses({ ink, look, group }: { ink: Ink; look: PaperLook; group: ClauseGroup }) {
  if (group.kind === 'text') {
    return group.points.map(({ place, text }) => (
      <View key={place} style={{ marginTop: look.gap + 4 }}>
        <Words ink={ink} text={text} width={ROOM} size={look.body} lineHeight={look.leading} />
      </View>
    ))
  }
  const indent = look.picture ? look.picture + 18 : look.body * 2.4
  const tall = look.picture + look.body * 5
  return (
    <View style={{ marginTop: look.gap + 10 }}>
      <View minPresenceAhead={tall}>
        <Words ink={ink} text={group.leadIn} width={ROOM} size={look.body + 1.5} weight={600} />
      </View>
      {group.points.map(({ place, number, text }) => (
        <View
          key={place}
          style={{ flexDirection: 'row', marginTop: look.gap, alignItems: look.picture ? 'center' : 'flex-start' }}
          wrap={text.length > 900}
        >
          {look.picture ? (
            <Picture side={look.picture} kind={group.kind} text={text} />
          ) : (
            <Text
              style={{ width: indent, fontSize: look.body, fontWeight: 600, lineHeight: look.leading, color: QUIET }}
            >
              {number}
            </Text>
          )}
          <Words ink={ink} text={text} width={ROOM - indent} size={look.body} lineHeight={look.leading} />
        </View>
      ))}
    </View>
  )
}

const STROKE = { fill: 'none', stroke: INK, strokeLinecap: 'round', strokeLinejoin: 'round' } as const

/** A picture with its sign on a white ground, so that it is told by shape and not by colour. */
function Picture({ side, kind, text }: { side: number; kind: ClauseGroup['kind']; text: string }) {
  const sign = kind === 'will' || kind === 'will_not' ? SIGNS[kind] : null
  return (
    <Svg viewBox="0 0 48 48" style={{ width: side, height: side, marginRight: 18 }}>
      <Path d={clausePicture(kind, text).path} {...STROKE} strokeWidth={2} />
      {sign && <Path d={sign} {...STROKE} stroke="#ffffff" strokeWidth={11} />}
      {sign && <Path d={sign} {...STROKE} strokeWidth={4.5} />}
    </Svg>
  )
}
