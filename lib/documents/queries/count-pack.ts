import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { newReference } from '@/lib/reference'
import { drawBlankForm } from '../drawing/blank-form'
import { keeping } from '../drawing/kept'
import { type Chosen, chosenRequests, onePerPerson } from '../packs/chosen'
import { formContent, publishedForms } from '../packs/form-content'
import { readOutstanding } from '../packs/outstanding'
import type { PackChoice } from '../packs/schema'
import { schoolLook } from '../packs/school-look'
import { titleOf } from '../packs/title'
import { type PackCount, sheetsOf } from '../packs/types'
import type { FormStyle } from '../types'

const LIST_ROWS = 26

/** How many forms, pages and sheets a choice comes to; throws NOT_FOUND where there is no such round, class or form. */
export async function countPack(actor: Actor, choice: PackChoice): Promise<PackCount> {
  const title = await titleOf(db, choice)
  const rows = await chosenRequests(db, actor, choice)
  const people = onePerPerson(rows)
  const { kind, duplex } = choice
  const printed = kind === 'signed_copies' ? rows.filter(({ document }) => document) : rows
  const missing = rows.length - printed.length
  const head = { title, people: people.length, missing }
  if (kind === 'labels') {
    const sheets = people.length === 0 ? 0 : Math.ceil((choice.firstLabel - 1 + people.length) / choice.sheet)
    return { ...head, items: people.length, pages: sheets, sheets }
  }
  const each = kind === 'chase_list' ? listPages(people) : await pagesOf(choice, printed)
  const sheets = each.reduce((sum, pages) => sum + sheetsOf(pages, duplex), 0)
  const items = kind === 'chase_list' ? people.length : printed.length
  return { ...head, items, pages: each.reduce((sum, pages) => sum + pages, 0), sheets }
}

/** A list for each class or group, of so many pages. */
function listPages(people: readonly Chosen[]): number[] {
  const lists = new Map<string, number>()
  for (const { classId, audience } of people) {
    const key = classId ?? audience
    lists.set(key, (lists.get(key) ?? 0) + 1)
  }
  return Array.from(lists.values(), (rows) => Math.ceil(rows / LIST_ROWS))
}

async function pagesOf({ kind, schoolId, style }: PackChoice, rows: readonly Chosen[]): Promise<number[]> {
  if (kind === 'signed_copies') return rows.map(({ document }) => document?.pages ?? 0)
  // One of each form stands for all of them: names hardly change how many pages there are.
  const ofVersion = new Map<string, number>()
  for (const row of rows) {
    if (!ofVersion.has(row.agreementVersionId)) {
      ofVersion.set(row.agreementVersionId, await pagesOfForm(schoolId, style, row))
    }
  }
  return rows.map(({ agreementVersionId }) => ofVersion.get(agreementVersionId) ?? 0)
}

const lately = keeping<Promise<number>>(300)

async function pagesOfForm(schoolId: string, style: FormStyle, { requestId, agreementVersionId }: Chosen) {
  const school = await schoolLook(db, schoolId)
  const look = createHash('sha256')
    .update(school.crestPng ?? '')
    .digest('hex')
  return lately(`${agreementVersionId} ${style} ${school.name} ${look}`, async () => {
    const one = (await readOutstanding(db, schoolId, [requestId])).get(requestId)
    if (!one) return 0
    const form = await publishedForms(db, schoolId)(agreementVersionId)
    return (await drawBlankForm(formContent(one, form, { school, style, code: newReference() }))).pages
  })
}
