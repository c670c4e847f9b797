import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import { counted, listed } from '@/lib/format/words'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { drawChaseList } from '../drawing/chase-list'
import { pageCount } from '../drawing/copy'
import { drawLabels, type Label } from '../drawing/labels'
import type { ChaseRow } from '../types'
import { type Outstanding, readOutstanding } from './outstanding'
import { batches, type PackJob, type Piece } from './piece'
import { schoolLook } from './school-look'

type Listed = { position: number; one: Outstanding }

/** The items that still wait, as they are read; the others are left out. */
async function* waiting({ schoolId, items }: PackJob): AsyncGenerator<Listed | { position: number; one: null }> {
  for (const batch of batches(items, 200)) {
    const found = await readOutstanding(
      db,
      schoolId,
      batch.map(({ requestId }) => requestId),
    )
    for (const { position, requestId } of batch) {
      const one = found.get(requestId)
      yield { position, one: one?.outstanding ? one : null }
    }
  }
}

const GONE = 'It was signed or closed meanwhile.'
const PEOPLE_ON_A_LIST = 120

/** A list for each class or group, one after the other. */
export async function* printChaseLists(job: PackJob): AsyncGenerator<Piece> {
  const school = await schoolLook(db, job.schoolId)
  const at = now()
  let group: Listed[] = []
  const list = async (): Promise<Piece> => {
    const rows = rowsOf(group)
    const first = group[0]?.one
    const bytes = await drawChaseList({
      school,
      title: first ? groupName(first) : '',
      caption: `Who has not signed · ${first?.roundName ?? ''}`,
      lead: `${counted(rows.length, 'person', 'people')}${first ? `, due on ${formatUkDay(first.returnBy)}` : ''}. As it stood on ${formatUkDateTime(at)}.`,
      rows,
      printed: formatUkDateTime(at),
      at,
    })
    return { items: group.map(({ position }) => position), bytes, pages: await pageCount(bytes) }
  }
  for await (const { position, one } of waiting(job)) {
    if (!one) {
      yield { items: [position], trouble: GONE }
      continue
    }
    const last = group.at(-1)?.one
    const full = rowsOf(group).length >= PEOPLE_ON_A_LIST && last?.personId !== one.personId
    if (last && (groupKey(last) !== groupKey(one) || full)) {
      yield await list()
      group = []
    }
    group.push({ position, one })
  }
  if (group.length > 0) yield await list()
}

const isAbout = ({ audience }: Outstanding) =>
  audience === 'parents' || audience === 'older_pupils' || audience === 'younger_pupils' ? 'pupils' : audience
const groupKey = (one: Outstanding) => `${isAbout(one)} ${one.classId}`

function groupName(one: Outstanding): string {
  const about = isAbout(one)
  if (about !== 'pupils') return AUDIENCE_LABELS[about]
  return one.className ?? 'Pupils without a class'
}

/** A person's forms stand together. */
function rowsOf(group: readonly Listed[]): ChaseRow[] {
  const rows = new Map<string, ChaseRow>()
  for (const { one } of group) {
    const row = rows.get(one.personId) ?? { key: one.personId, name: one.about, forms: [] }
    row.forms.push(`${one.title}: ${stillToSign(one)}`)
    rows.set(one.personId, row)
  }
  return [...rows.values()]
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

function stillToSign({ open, anyOneParent }: Outstanding): string {
  const own = open
    .filter(({ kind }) => kind !== 'parent')
    .map(({ kind }) => (kind === 'pupil' ? 'the pupil' : 'themselves'))
  const parents = open.filter(({ kind }) => kind === 'parent').map(({ name }) => name ?? 'a parent, but none is known')
  if (own.length + parents.length === 0) return 'everybody has answered, but not all agreed'
  return listed([...own, ...(parents.length > 0 ? [anyOneParent ? either.format(parents) : listed(parents)] : [])])
}

/** Sheets of labels, one person each; the first sheet may have been used in part. */
export async function* printLabels(job: PackJob): AsyncGenerator<Piece> {
  let labels: Label[] = Array.from({ length: job.firstLabel - 1 }, () => null)
  let positions: number[] = []
  const sheet = async (): Promise<Piece> => {
    const piece = { items: positions, bytes: await drawLabels(labels, job.sheet), pages: 1 }
    labels = []
    positions = []
    return piece
  }
  for await (const { position, one } of waiting(job)) {
    if (!one) {
      yield { items: [position], trouble: GONE }
      continue
    }
    labels.push({
      name: one.about,
      below: [one.place ?? 'No class', `Please return by ${formatUkDay(one.returnBy)}`],
    })
    positions.push(position)
    if (labels.length === job.sheet) yield await sheet()
  }
  if (positions.length > 0) yield await sheet()
}
