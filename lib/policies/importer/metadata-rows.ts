import { findDate } from '@/lib/policies/importer/dates'
import { type Line, nextLine } from '@/lib/policies/importer/lines'
import type { PolicyMetadata } from '@/lib/policies/types'

type Field = keyof PolicyMetadata
export type Row = { field: Field; label: string; values: string[]; lines: number[] }

const ON = '(?: on| date)?'
const LABELS: [Field, RegExp][] = [
  [
    'nextReviewOn',
    /^(?:(?:date (?:of|for) )?next review(?: (?:by|on|due|date))*|review (?:due|date)(?: (?:by|on|date))?|due for review|to be reviewed(?: by)?)$/,
  ],
  ['reviewEveryMonths', /^(?:review (?:cycle|frequency|period|interval)|reviewed every|frequency(?: of review)?)$/],
  ['reviewedBy', /^(?:last )?(?:reviewed|updated|revised) by$/],
  [
    'reviewedOn',
    new RegExp(`^(?:date )?(?:of )?(?:last |most recent )?(?:reviewed|review|updated|update|revised|revision)${ON}$`),
  ],
  ['createdBy', /^(?:created|written|prepared|produced) by$|^(?:policy )?author$/],
  [
    'createdOn',
    new RegExp(`^(?:date )?(?:policy )?(?:created|written|adopted|issued|(?:first )?published|creation)${ON}$`),
  ],
  ['approvedBy', /^(?:approved|ratified|agreed|adopted|signed off) by\b.*$|^approver$|^approval body$/],
  ['approvedOn', new RegExp(`^(?:date )?(?:of )?(?:approved|ratified|approval|ratification|agreed)${ON}$`)],
  [
    'lead',
    /^(?:(?:slt|smt|policy|senior|staff|named|school) )?(?:lead|owner|leader|responsible person|person responsible|lead person)$|^responsibility of$/,
  ],
  ['appliesTo', /^(?:applicable to|applies to|policy area|audience|scope|who (?:is )?(?:this|it) (?:is )?for)$/],
  ['schoolName', /^(?:name of )?(?:the )?(?:school|academy|college|trust)(?: name)?$/],
]

export function fieldOf(label: string): Field | null {
  const words = label
    .toLowerCase()
    .replace(/[:\s]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (words.length > 60) return null
  return LABELS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

/** Finds rows of a label and its values: on one line after a tab or colon, or the value on the line that follows. */
export function findRows(lines: Line[], from: number, to: number): Row[] {
  const rows: Row[] = []
  for (let at = from; at < to; at++) {
    const line = lines[at]
    if (!line || line.kind === 'blank') continue
    const cells = line.text.split('\t')
    const [label = '', ...values] = cells.length > 1 ? cells : (splitAtDate(line.text) ?? splitAtColon(line.text))
    const field = fieldOf(label)
    if (!field) continue
    const row: Row = { field, label: label.replace(/:$/, ''), values: values.filter(Boolean), lines: [at] }
    if (row.values.length === 0) {
      const next = nextLine(lines, at, to)
      const value = lines[next]
      if (!value || value.text.endsWith(':') || fieldOf(splitAtColon(value.text)[0] ?? '') || value.text.length > 160)
        continue
      row.values = value.text.split('\t')
      row.lines.push(next)
      at = next
    }
    rows.push(row)
  }
  return rows
}

/** A label and its date that only a space stands between, as in text taken from a PDF; null where it is not so. */
function splitAtDate(text: string): string[] | null {
  if (text.length > 100 || text.includes(':') || !findDate(text)) return null
  const words = text.split(' ')
  for (let count = words.length - 1; count > 0; count--) {
    const label = words.slice(0, count).join(' ')
    const rest = words.slice(count).join(' ')
    if (!/\d/.test(label) && fieldOf(label) && findDate(rest)?.date === findDate(text)?.date) return [label, rest]
  }
  return null
}

function splitAtColon(text: string): string[] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1).trim()]
}

const DATES: Partial<Record<Field, Field>> = {
  createdOn: 'createdBy',
  reviewedOn: 'reviewedBy',
  approvedOn: 'approvedBy',
}

/** Fills metadata from a row without overwriting what is known; returns the values it could not read. */
export function applyRow(metadata: PolicyMetadata, row: Row): string[] {
  const unread: string[] = []
  const set = (field: Field, value: string) => {
    if (metadata[field] === null && field !== 'reviewEveryMonths') metadata[field] = value
  }
  const inLabel = /^(?:approved|ratified|agreed|adopted) by\s+(.+)$/i.exec(row.label)?.[1]
  if (row.field === 'approvedBy' && inLabel) set('approvedBy', inLabel)
  for (const value of row.values) {
    const found = findDate(value)
    const by = row.field === 'approvedBy' ? 'approvedBy' : DATES[row.field]
    if (row.field.endsWith('On')) {
      if (found) set(row.field, found.date)
      if (found && /\bnew\b/i.test(found.rest) && row.field === 'reviewedOn') set('createdOn', found.date)
      const name = found ? found.rest.replace(/^[\s,–—-]+|[\s,–—-]+$/g, '').replace(/^by\s+/i, '') : value
      if (by && name && !/\bnew\b|policy|\d/i.test(name) && isName(name)) set(by, name)
      else if (!found) unread.push(value)
    } else if (row.field === 'approvedBy') {
      if (found) set('approvedOn', found.date)
      const name = (found ? found.rest : value).replace(/^[\s,:–—-]+|(?:[\s,–—-]|\bon\b)+$/gi, '')
      if (name) set('approvedBy', name)
    } else if (row.field !== 'reviewEveryMonths') set(row.field, value)
  }
  return unread
}

function isName(text: string) {
  return (
    /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.\-& ,()/]{1,80}$/u.test(text) && !/^(?:autumn|spring|summer|tbc|n\/a)\b/i.test(text)
  )
}
