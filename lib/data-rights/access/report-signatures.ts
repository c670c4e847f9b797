import type { ReportSection } from '@/lib/documents/report-types'
import { AUDIENCE_LABELS, type Audience } from '@/lib/policies/types'
import type { AccessContent } from './content'
import { facts, moment, words, yesNo } from './report-words'

type Signature = AccessContent['signatures'][number]
type Facts = [string, string | null][]

/** What the person was asked for, what they signed with its evidence, and which copies go with the file. */
export function signatureSections({ requests, signatures, copies, scans }: AccessContent): ReportSection[] {
  return [
    {
      heading: 'Forms asked for',
      none: 'No form was asked for.',
      blocks: requests.map((request) => ({
        title: `${request.form}, version ${request.version}`,
        rows: facts([
          ['Round', request.round],
          ['For', AUDIENCE_LABELS[request.audience as Audience] ?? request.audience],
          ['Part', request.part === 'signs' ? 'Asked to sign' : 'The form is about them'],
          ['About', request.about],
          ['Class at that time', request.className],
          ['State', words(request.state)],
          ['Asked', moment(request.askedAt)],
          ['Complete', moment(request.completedAt)],
          ['Exempt because', request.exemptReason],
          ['Closed because', request.closedReason],
        ]),
      })),
    },
    {
      heading: 'Signed or declined',
      note: 'With the evidence that is kept of each. IP address and browser are erased after twelve months.',
      none: 'Nothing was signed or declined.',
      blocks: signatures.map((signature) => ({
        title: `${signature.form}: ${signature.outcome}`,
        rows: facts([
          ['Reference', signature.reference],
          ['Round', signature.round],
          ['Asked', moment(signature.askedAt)],
          ['Opened', moment(signature.openedAt)],
          ['Signed', moment(signature.signedAt)],
          ['How it was signed', words(signature.route)],
          ['How the signer was known', words(signature.knownBy)],
          ['Address shared', yesNo(signature.sharedAddress)],
          ...sections(signature),
          ['Taken back', moment(signature.takenBackAt)],
          ['Taken back because', signature.takenBackReason],
          ['Entry in the chain', `Number ${signature.sequence}, SHA-256 ${signature.hash}`],
        ]),
      })),
    },
    {
      heading: 'Signed copies',
      none: 'No copy shows this person’s signature alone.',
      blocks: copies.map(({ form, reference, completedAt, pages, file }) => ({
        title: form,
        rows: facts([
          ['Reference', reference],
          ['Complete', moment(completedAt)],
          ['Pages', String(pages)],
          ['File', file],
        ]),
      })),
    },
    {
      heading: 'Scans of forms on paper',
      note: 'A picture shows everybody who signed on the page: it can be seen at the school’s office.',
      none: 'No form on paper was scanned.',
      blocks: scans.map(({ form, about, page, scannedAt, recordedAt, sha256 }) => ({
        title: form,
        rows: facts([
          ['About', about],
          ['Page', page === null ? null : String(page)],
          ['Scanned', moment(scannedAt)],
          ['Recorded', moment(recordedAt)],
          ['Picture, SHA-256', sha256],
        ]),
      })),
    },
  ]
}

/** The sections of the evidence, each value by its own name. */
const sections = ({ identity, act, network }: Signature): Facts =>
  [
    ['Identity', identity],
    ['Act', act],
    ['Network', network],
  ].flatMap(
    ([name, section]): Facts =>
      section === null ? [[String(name), name === 'Network' ? 'Not kept, or erased' : 'Erased']] : flat(section),
  )

function flat(value: unknown, name = ''): Facts {
  if (value === null || value === undefined || value === '') return []
  if (typeof value !== 'object') return [[words(name), String(value)]]
  return Object.entries(value).flatMap(([key, inner]) =>
    flat(inner, name && key === 'name' ? name : `${name} ${key}`.trim()),
  )
}
