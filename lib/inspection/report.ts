import { londonDay } from '@/lib/clock'
import type { Report, ReportSection, ReportTable } from '@/lib/documents/report-types'
import { formatUkDate, formatUkDateTime } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import type { CoverageRow, InspectionPack, VersionRow } from './types'
import { approvalOf, COUNTED, COVERAGE_LABELS, coverageNumbers, datesOf, howToCheck } from './words'

const NUMBER = new Intl.NumberFormat('en-GB')
const shown = (number: number | null) => (number === null ? '–' : NUMBER.format(number))

/** The pack as a document on the school's paper. */
export function reportOf(pack: InspectionPack): Report {
  const { school, round, madeAt, total, people } = pack
  return {
    title: round.name,
    caption: `Inspection pack${pack.reach ? `: ${pack.reach.toLowerCase()}` : ''}`,
    lead: [
      `${school.name} (URN ${school.urn}) made this on ${formatUkDateTime(madeAt)}. It says who was asked to sign, how far that has come, what was signed, and how it can be checked.`,
      people
        ? 'It holds the names of those who have not signed: keep it as you keep the school roll.'
        : 'It holds numbers only and nobody’s name.',
    ],
    school,
    reference: `Inspection pack ${londonDay(madeAt)}`,
    madeAt,
    sections: [
      {
        heading: total.asked === 0 ? 'Nobody is asked' : headline(pack),
        blocks: [{ rows: datesOf(pack) }],
      },
      {
        heading: 'By group',
        note: COUNTED,
        none: 'Nobody is asked in this round.',
        blocks: [],
        table: coverageTable('Group', pack.byAudience, pack),
      },
      {
        heading: 'By class',
        none: 'No pupil or parent is asked in this round.',
        blocks: [],
        table: classTable(pack),
      },
      reasonsSection(pack),
      {
        heading: 'What was signed',
        note: 'Every version that was asked for or signed in this round, with the approval of its policy. A published version never changes: the fingerprints (SHA-256) are those of its exact words.',
        none: 'This round asks for nothing.',
        blocks: pack.versions.map(versionBlock),
      },
      ...(people ? peopleSections(people) : []),
      evidenceSection(pack),
      { heading: 'How to check it', blocks: [{ rows: howToCheck(pack) }] },
    ],
  }
}

function headline({ total }: InspectionPack) {
  const { asked, signed, percent, outstanding } = total
  return `${shown(signed)} of ${counted(asked, 'form')} signed: ${shown(percent)} per cent, ${shown(outstanding)} to go`
}

const SHARES: Partial<Record<string, number>> = {
  '%': 6,
  Outstanding: 14,
  Declined: 11,
  'In conflict': 13,
  Withdrawn: 13,
}

const numberColumns = (first: ReportTable['columns']): ReportTable['columns'] => [
  ...first,
  ...COVERAGE_LABELS.map((label) => ({ label, share: SHARES[label] ?? 9.5, numbers: true })),
]

const cellsOf = ({ coverage }: CoverageRow) => coverageNumbers(coverage).map(shown)

function coverageTable(label: string, rows: CoverageRow[], { total }: InspectionPack): ReportTable {
  return {
    columns: numberColumns([{ label, share: 25 }]),
    rows: [
      ...rows.map((row) => ({ cells: [row.label, ...cellsOf(row)] })),
      ...(rows.length > 1 ? [{ cells: ['All', ...cellsOf({ label: 'All', coverage: total })], strong: true }] : []),
    ],
  }
}

const classTable = ({ byClass }: InspectionPack): ReportTable => ({
  columns: numberColumns([
    { label: 'Class', share: 16 },
    { label: 'Year', share: 10 },
  ]),
  rows: byClass.map((row) => ({ cells: [row.label, row.yearGroup, ...cellsOf(row)] })),
})

const reasonsSection = ({ reasons }: InspectionPack): ReportSection => ({
  heading: 'Why forms are outstanding',
  none: 'No form is outstanding.',
  blocks: [],
  table: {
    columns: [
      { label: 'Group', share: 24 },
      { label: 'Reason', share: 60 },
      { label: 'Forms', share: 16, numbers: true },
    ],
    rows: reasons.map(({ audience, reason, count }) => ({ cells: [AUDIENCE_LABELS[audience], reason, shown(count)] })),
  },
})

function versionBlock({ title, audience, number, publishedAt, sha256, signatures, askedNow, policy }: VersionRow) {
  const rows: [string, string][] = [
    ['For', AUDIENCE_LABELS[audience]],
    [
      'Version',
      `${number}${publishedAt ? `, published on ${formatUkDate(publishedAt)}` : ''}${askedNow ? '' : ' (an earlier version)'}`,
    ],
    ['Signatures', shown(signatures)],
    ['Policy', `${policy.title}, version ${policy.number}`],
    ['Approved by', approvalOf(policy)],
    ...(policy.adoptedAt ? [['Adopted by the school', formatUkDate(policy.adoptedAt)] as [string, string]] : []),
    ['Form, SHA-256', sha256],
    ...(policy.sha256 ? [['Policy, SHA-256', policy.sha256] as [string, string]] : []),
  ]
  return { title, rows }
}

const peopleSections = ({ outstanding, exempt }: NonNullable<InspectionPack['people']>): ReportSection[] => [
  {
    heading: 'Who has not signed',
    note: 'In order of year group, class and name; adults last.',
    none: 'Everybody has signed.',
    blocks: [],
    ownPage: outstanding.length > 0,
    table: {
      columns: [
        { label: 'Name', share: 25 },
        { label: 'Form', share: 16 },
        { label: 'Year and class', share: 17 },
        { label: 'Why', share: 22 },
        { label: 'Missing', share: 24 },
      ],
      rows: outstanding.map(({ name, audience, place, reason, missing }) => ({
        cells: [name, AUDIENCE_LABELS[audience], place, reason, missing],
      })),
    },
  },
  {
    heading: 'Who is exempt',
    none: 'Nobody is exempt.',
    blocks: [],
    table: {
      columns: [
        { label: 'Name', share: 25 },
        { label: 'Form', share: 16 },
        { label: 'Year and class', share: 17 },
        { label: 'Reason', share: 28 },
        { label: 'Until', share: 18 },
      ],
      rows: exempt.map(({ name, audience, place, reason, until }) => ({
        cells: [name, AUDIENCE_LABELS[audience], place, reason, until],
      })),
    },
  },
]

/** What has no spaces, in lines that fit. */
const inLines = (text: string) => text.match(/.{1,60}/g)?.join('\n') ?? ''

function evidenceSection({ checkpoint, school }: InspectionPack): ReportSection {
  return {
    heading: 'The latest checkpoint of the chain of evidence',
    none: 'No checkpoint has been made yet: the first is made in the night after the first signature.',
    ownPage: true,
    blocks: checkpoint
      ? [
          {
            rows: [
              ['School', `${school.name}, URN ${school.urn}`],
              ['Entries covered', shown(checkpoint.sequence)],
              ['Made', `${formatUkDateTime(new Date(checkpoint.madeAt))} (${checkpoint.madeAt})`],
              ['Fingerprint, SHA-256', checkpoint.hash],
              ['Signature, Ed25519', inLines(checkpoint.signature)],
              ['Public key', inLines(checkpoint.publicKey.replace(/-----[A-Z ]+-----|\s/g, ''))],
            ],
          },
        ]
      : [],
  }
}
