import type { Audience } from '@/lib/policies/types'
import type { BodyContent } from '../types'
import { type ClauseGroup, clauseGroups, filled, unmentioned } from './clauses'
import { Facts } from './facts'
import type { Ink } from './ink'
import { type Look, lookFor, QUIET, ROOM } from './look'
import { Accent, SchoolHeading } from './page'
import { Text, View } from './react-pdf'
import { Words } from './words'

const FOR: Record<Audience, string> = {
  staff: 'Agreement for staff',
  governors: 'Agreement for governors',
  volunteers: 'Agreement for volunteers',
  visitors: 'Agreement for visitors',
  older_pupils: 'Agreement for older pupils',
  younger_pupils: 'Agreement for younger pupils',
  parents: 'Agreement for parents and carers',
}

type BodyProps = { ink: Ink; content: BodyContent }

/** The agreement itself, the same for everyone who signs this version. */
export function Body({ ink, content: { school, agreement } }: BodyProps) {
  const look = lookFor(school.accent, agreement.audience)
  const { content } = agreement
  const other = unmentioned(content)
  return (
    <View>
      <SchoolHeading ink={ink} school={school} />
      <View style={{ marginTop: 22, marginBottom: 6 }}>
        <Words ink={ink} text={FOR[agreement.audience]} width={ROOM} size={9.5} weight={600} colour={QUIET} />
        <View style={{ height: 4 }} />
        <Words ink={ink} text={content.title} width={ROOM} size={look.title} weight={600} lineHeight={1.22} />
        <Accent colour={look.accent} />
        <View style={{ height: 10 }} />
        <Words
          ink={ink}
          text={`Version ${agreement.version} of this form. It goes with “${agreement.policyTitle}”, version ${agreement.policyVersion}.`}
          width={ROOM}
          size={9}
          colour={QUIET}
        />
      </View>
      {clauseGroups(content).map((group) => (
        <Clauses key={group.points[0]?.place} ink={ink} look={look} group={group} />
      ))}
      {content.parentDeclaration && (
        <View
          style={{ marginTop: 16, padding: 12, backgroundColor: look.tint, borderLeft: `2.5 solid ${look.accent}` }}
          wrap={false}
        >
          <Words ink={ink} text="Parent or carer" width={ROOM - 28} size={11} weight={600} />
          <View style={{ height: 4 }} />
          <Words ink={ink} text={filled(content.parentDeclaration, content.fields)} width={ROOM - 28} size={10.5} />
        </View>
      )}
      {other.length > 0 && (
        <View style={{ marginTop: 20 }}>
          <View minPresenceAhead={60} style={{ marginBottom: 6 }}>
            <Words ink={ink} text="At our school" width={ROOM} size={look.body + 1.5} weight={600} />
          </View>
          <Facts ink={ink} size={Math.min(look.body, 12)} rows={other.map((field) => [field.label, field.value])} />
        </View>
      )}
    </View>
  )
}

function Clauses({ ink, look, group }: { ink: Ink; look: Look; group: ClauseGroup }) {
  if (group.kind === 'text') {
    return group.points.map(({ place, text }) => (
      <View key={place} style={{ marginTop: look.gap + 4 }}>
        <Words ink={ink} text={text} width={ROOM} size={look.body} lineHeight={look.leading} />
      </View>
    ))
  }
  const indent = look.body * 2.4
  return (
    <View style={{ marginTop: look.gap + 10 }}>
      <View minPresenceAhead={look.body * 5}>
        <Words ink={ink} text={group.leadIn} width={ROOM} size={look.body + 1.5} weight={600} />
      </View>
      {group.points.map(({ place, number, text }) => (
        <View key={place} style={{ flexDirection: 'row', marginTop: look.gap }} wrap={text.length > 900}>
          <Text style={{ width: indent, fontSize: look.body, fontWeight: 600, lineHeight: look.leading, color: QUIET }}>
            {number}
          </Text>
          <Words ink={ink} text={text} width={ROOM - indent} size={look.body} lineHeight={look.leading} />
        </View>
      ))}
    </View>
  )
}
