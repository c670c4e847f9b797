import type { Report, ReportSection } from '../report-types'
import { Facts } from './facts'
import type { Ink } from './ink'
import { lookFor, QUIET, ROOM } from './look'
import { Accent, SchoolHeading, Sheets } from './page'
import { checkPicture } from './picture'
import { View } from './react-pdf'
import { render } from './render'
import { Typed, Words } from './words'

/** Draws a report; every script that a name may have is set. */
export async function drawReportPages(report: Report): Promise<Uint8Array> {
  const { school, title, reference, madeAt } = report
  checkPicture(school.crestPng, 'The school’s crest')
  return render(
    'R',
    (ink) => (
      <Sheets>
        <Head ink={ink} report={report} />
        {report.sections.map((section) => (
          <Section key={section.heading} ink={ink} section={section} />
        ))}
      </Sheets>
    ),
    { title, school: school.name, reference, at: madeAt },
  )
}

function Head({ ink, report }: { ink: Ink; report: Report }) {
  const { school, title, caption, lead } = report
  return (
    <View>
      <SchoolHeading ink={ink} school={{ ...school, urn: '' }} />
      <View style={{ marginTop: 22, marginBottom: 8 }}>
        <Words ink={ink} text={caption} width={ROOM} size={9.5} weight={600} colour={QUIET} />
        <View style={{ height: 4 }} />
        <Typed ink={ink} text={title} width={ROOM} size={22} weight={600} />
        <Accent colour={lookFor(school.accent, 'staff').accent} />
      </View>
      {lead.map((paragraph) => (
        <View key={paragraph} style={{ marginTop: 5 }}>
          <Words ink={ink} text={paragraph} width={ROOM} size={10} />
        </View>
      ))}
    </View>
  )
}

/** A heading stays with what it is above. */
function Section({ ink, section: { heading, note, none, blocks } }: { ink: Ink; section: ReportSection }) {
  const [first, ...rest] = blocks
  const joined = first && !isLong(first) ? first : null
  return (
    <View style={{ marginTop: 20 }}>
      <View wrap={false} minPresenceAhead={joined ? 0 : 60}>
        <Words ink={ink} text={heading} width={ROOM} size={14} weight={600} lineHeight={1.25} />
        {note && (
          <View style={{ marginTop: 3 }}>
            <Words ink={ink} text={note} width={ROOM} size={9} colour={QUIET} />
          </View>
        )}
        <View style={{ height: 6 }} />
        {!first && none && <Words ink={ink} text={none} width={ROOM} size={9.5} colour={QUIET} />}
        {joined && <Block ink={ink} block={joined} />}
      </View>
      {(joined ? rest : blocks).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a report stay in their order
        <View key={at} wrap={isLong(block)}>
          <Block ink={ink} block={block} />
        </View>
      ))}
    </View>
  )
}

type BlockOf = ReportSection['blocks'][number]

const Block = ({ ink, block: { title, rows } }: { ink: Ink; block: BlockOf }) => (
  <View style={{ marginBottom: 10 }}>
    {title && <Typed ink={ink} text={title} width={ROOM} size={10} weight={600} />}
    {title && <View style={{ height: 3 }} />}
    <Facts ink={ink} rows={rows} />
  </View>
)

/** Too long to be kept on one page. */
const isLong = ({ rows }: BlockOf) => rows.length > 14 || rows.reduce((sum, [, value]) => sum + value.length, 0) > 900
