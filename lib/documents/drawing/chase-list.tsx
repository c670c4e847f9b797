import type { BodyContent, ChaseRow } from '../types'
import type { Ink } from './ink'
import { HAIRLINE, INK, lookFor, QUIET, ROOM } from './look'
import { Accent, SchoolHeading, Sheets } from './page'
import { checkPicture } from './picture'
import { Text, View } from './react-pdf'
import { render } from './render'
import { Typed, Words } from './words'

export type ChaseList = {
  school: BodyContent['school']
  /** The class or group. */
  title: string
  caption: string
  lead: string
  rows: ChaseRow[]
  /** When it was printed, in words for the foot. */
  printed: string
  at: Date
}

/** Who of a class or group has not signed, with a box to tick beside each name. */
export async function drawChaseList(list: ChaseList): Promise<Uint8Array> {
  checkPicture(list.school.crestPng, 'The school’s crest')
  const { school, title, printed, at } = list
  return render(
    'C',
    (ink) => (
      <Sheets>
        <SchoolHeading ink={ink} school={school} />
        <View style={{ marginTop: 18, marginBottom: 10 }}>
          <Words ink={ink} text={list.caption} width={ROOM} size={9.5} weight={600} colour={QUIET} />
          <View style={{ height: 4 }} />
          <Typed ink={ink} text={title} width={ROOM} size={22} weight={600} />
          <Accent colour={lookFor(school.accent, 'staff').accent} />
          <View style={{ height: 8 }} />
          <Words ink={ink} text={list.lead} width={ROOM} size={10} />
        </View>
        <Head />
        {list.rows.map((row) => (
          <Row key={row.key} ink={ink} row={row} />
        ))}
      </Sheets>
    ),
    { title, school: school.name, reference: printed, at },
  )
}

const BOX = 13
const GAP = 12
const NAME = 170
const FORMS = ROOM - BOX - NAME - 2 * GAP

const Head = () => (
  <View fixed style={{ flexDirection: 'row', borderBottom: `1 solid ${INK}`, paddingBottom: 3, fontSize: 9 }}>
    <Text style={{ width: BOX + GAP + NAME + GAP, fontWeight: 600 }}>Name</Text>
    <Text style={{ width: FORMS, fontWeight: 600 }}>Form, and who has still to sign</Text>
  </View>
)

function Row({ ink, row }: { ink: Ink; row: ChaseRow }) {
  return (
    <View wrap={false} style={{ flexDirection: 'row', borderBottom: `0.5 solid ${HAIRLINE}`, paddingVertical: 5 }}>
      <View style={{ width: BOX, height: BOX, border: `1.1 solid ${INK}` }} />
      <View style={{ width: GAP }} />
      <Typed ink={ink} text={row.name} width={NAME} size={11} weight={600} />
      <View style={{ width: GAP }} />
      <View style={{ width: FORMS }}>
        {row.forms.map((form) => (
          <Words key={form} ink={ink} text={form} width={FORMS} size={9.5} lineHeight={1.35} />
        ))}
      </View>
    </View>
  )
}
