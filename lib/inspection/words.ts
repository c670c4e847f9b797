import { londonDay } from '@/lib/clock'
import { formatUkDate, formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import { academicYearLabel } from '@/lib/schools/types'
import type { Coverage, InspectionPack, VersionRow } from './types'

export const COVERAGE_LABELS = [
  'Asked',
  'Signed',
  '%',
  'Outstanding',
  'Declined',
  'In conflict',
  'Exempt',
  'Withdrawn',
] as const

/** Numbers in the order of the labels; null where there is none. */
export const coverageNumbers = (coverage: Coverage): (number | null)[] => [
  coverage.asked,
  coverage.signed,
  coverage.percent,
  coverage.outstanding,
  coverage.declined,
  coverage.inConflict,
  coverage.exempt,
  coverage.withdrawn,
]

/** What the columns count, said below the tables. */
export const COUNTED =
  'Each form of each person counts once; % is the share of those asked that are signed. Declined and in conflict are part of outstanding; exempt and withdrawn forms (the person left, or the form was replaced) are not part of asked.'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Who approved the policy of a version and when, in one line. */
export function approvalOf({ approvedBy, approvedOn }: VersionRow['policy']): string {
  const on = approvedOn && (DAY.test(approvedOn) ? formatUkDay(approvedOn) : approvedOn)
  if (!approvedBy && !on) return 'No approval is recorded'
  return [approvedBy ?? 'Approved', on && `on ${on}`].filter(Boolean).join(', ')
}

export const dayOrNone = (date: Date | null) => (date ? formatUkDate(date) : 'Not yet')

const later = (one: string, other: string) => (one > other ? one : other)

/** The dates of the round, label by label. */
export function datesOf({ round, firstSigned, lastSigned }: InspectionPack): [string, string][] {
  const { kind, academicYear, opensOn, dueOn, openedAt, closedAt } = round
  return [
    ['Kind of round', kind === 'yearly' ? `Yearly, ${academicYearLabel(academicYear)}` : 'Standing'],
    ['Opened', formatUkDay(openedAt ? later(opensOn, londonDay(new Date(openedAt))) : opensOn)],
    ['Due', formatUkDay(dueOn)],
    ['Closed', closedAt ? formatUkDate(new Date(closedAt)) : 'It is still open'],
    ['First signature', firstSigned ? formatUkDateTime(firstSigned) : 'None yet'],
    ['Last signature', lastSigned ? formatUkDateTime(lastSigned) : 'None yet'],
  ]
}

/** How anybody can check what the pack says, step by step. */
export const howToCheck = ({ verifyAt }: InspectionPack): [string, string][] => [
  [
    'One signed form',
    `Ask for the copy of any signed form. Scan the code on it, or go to ${verifyAt} and type its reference: the page says whether the copy is genuine, for which school, which form and when. It asks for no account and shows no name. Drop the file there, and it is compared in your browser with the one that was made; it is not sent anywhere.`,
  ],
  [
    'All signatures',
    'Every signature is an entry in the school’s chain of evidence. Each entry holds a fingerprint (SHA-256) of the one before, so no entry can be changed, taken out or put in later without breaking every one after it.',
  ],
  [
    'The checkpoint',
    'The checkpoint above is the fingerprint of the newest entry, signed with the school’s key. Keep this pack: whoever holds it can tell later whether the chain was written anew, because it would no longer lead to this fingerprint.',
  ],
  [
    'Offline, with your own tools',
    'The school can export its chain as one file. The page “Evidence” in the documentation of Countersign (docs/evidence.md) describes the file so exactly that anybody can write a program that checks it, and two such programs come with it.',
  ],
  [
    'The numbers',
    'The numbers of this pack are those of the dashboard at the moment at which it was made. The headteacher can show the dashboard and open every form behind a number.',
  ],
]
