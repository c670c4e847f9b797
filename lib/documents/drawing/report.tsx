import type { ReactNode } from 'react'
import type { Report, ReportSection } from '../report-types'
import { Facts } from './facts'
import type { Ink } from './ink'
import { lookFor, QUIET, ROOM } from './look'
import { Accent, SchoolHeading, Sheets } from './page'
import { checkPicture } from './picture'
import { View } from './react-pdf'
import { render } from './render'
import { isLongTable, type SetTable, setTable, Table, tableParts } from './table'
import { Typed, Words } from './words'

/** Draws a report; every script that a name may have is set. */
export async function drawReportPages(report: Report): Promise<Uint8Array> {
  const { school, title, reference, madeAt } = report
  checkPicture(school.crestPng, 'The school’s crest')
  return render('R', (ink) => <Sheets parts={partsOf(ink, report)} />, {
    title,
    school: school.name,
    reference,
    at: madeAt,
  })
}

/** What flows from page to page, and between it the long tables, which are put on pages beforehand. */
function partsOf(ink: Ink, report: Report): ReactNode[] {
  const parts: ReactNode[] = []
  let flow: ReactNode[] = [<Head key="head" ink={ink} report={report} />]
  const end = () => {
    if (flow.length > 0) parts.push(flow)
    flow = []
  }
  for (const section of report.sections) {
    const { heading, ownPage } = section
    const table = section.table && section.table.rows.length > 0 ? setTable(section.table) : null
    const long = table && isLongTable(table) ? table : null
    if (ownPage || long) end()
    if (long) {
      const [first, ...rest] = tableParts(ink, long, LONG_HEADING)
      const pages: ReactNode[][] = [
        [<Heading key={heading} ink={ink} section={section} />, first],
        ...rest.map((page) => [page]),
      ]
      parts.push(...pages.slice(0, -1))
      // What comes next may stand below its last rows.
      flow = [...(pages.at(-1) ?? [])]
    } else {
      flow.push(<Section key={heading} ink={ink} section={section} table={table} first={flow.length === 0} />)
    }
  }
  end()
  return parts
}

/** More than a heading with its note takes, in points. */
const LONG_HEADING = 90

function Heading({ ink, section: { heading, note } }: { ink: Ink; section: ReportSection }) {
  return (
    <View>
      <Words ink={ink} text={heading} width={ROOM} size={14} weight={600} lineHeight={1.25} />
      {note && (
        <View style={{ marginTop: 3 }}>
          <Words ink={ink} text={note} width={ROOM} size={9} colour={QUIET} />
        </View>
      )}
      <View style={{ height: 6 }} />
    </View>
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

type SectionProps = { ink: Ink; section: ReportSection; table: SetTable | null; first: boolean }

/** A heading stays with what it is above. */
function Section({ ink, section, table, first: onTop }: SectionProps) {
  const { none, blocks } = section
  const [first, ...rest] = blocks
  const joined = first && !isLong(first) ? first : null
  return (
    <View style={{ marginTop: onTop ? 0 : 20 }}>
      <View wrap={false} minPresenceAhead={joined || table ? 0 : 60}>
        <Heading ink={ink} section={section} />
        {!first && !table && none && <Words ink={ink} text={none} width={ROOM} size={9.5} colour={QUIET} />}
        {table && <Table ink={ink} table={table} />}
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
