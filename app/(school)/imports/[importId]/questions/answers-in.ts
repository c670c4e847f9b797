import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { PlanQuestion } from '@/lib/imports/plan/types'
import { listImportRows } from '@/lib/imports/queries'

const ONE = 'answer-'
const ALL = 'all-'

/** The answers of a form by the id of their question; one for all of a kind goes to those of it that are open. */
export async function answersIn(actor: Actor, importId: string, form: FormData): Promise<Record<string, string>> {
  const given = [...form].filter((field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '')
  const of = (start: string) =>
    given.filter(([name]) => name.startsWith(start)).map(([name, value]) => [name.slice(start.length), value] as const)
  const forAll = new Map(of(ALL))
  const answers: Record<string, string> = {}
  for (const { id, kind, answer, choices } of forAll.size > 0 ? await everyQuestion(actor, importId) : []) {
    const value = forAll.get(kind)
    if (value && answer === null && choices.some((choice) => choice.value === value)) answers[id] = value
  }
  return { ...answers, ...Object.fromEntries(of(ONE)) }
}

async function everyQuestion(actor: Actor, importId: string): Promise<PlanQuestion[]> {
  const questions: PlanQuestion[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const list = await listImportRows(actor, importId, 'questions', page)
    pages = list?.pageCount ?? 0
    questions.push(...(list?.rows ?? []))
  }
  return questions
}
