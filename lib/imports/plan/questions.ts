import { LEFT_OUT, questionId } from '../roll/ask'
import type { Choice, Place } from '../types'
import { type Entry, whoOf } from './entries'
import type { PlanOptions, PlanQuestion, PlanQuestionKind } from './types'

type Asked = {
  kind: PlanQuestionKind
  /** Names the question; from the roll and the school's records alone. */
  about: string[]
  /** Instead of a name of its own: that of a question of the reader. */
  id?: string
  place: Place | undefined
  text: string
  choices: Choice[]
  /** Answers that hold for one import only; leaving somebody out always does. */
  once?: string[]
}

/** Asks a question and says what holds: its answer, what was answered in an earlier import, or else the first choice. */
export type Ask = (asked: Asked) => string

/** What a person has said for good, beside the questions themselves: of whom it was said, and what. */
type Said = 'same_entry' | 'not_this_person' | 'not_their_address' | 'without_year_group'
export type Memory = {
  say: (what: Said, who: Entry, of: string) => void
  said: (what: Said, who: Entry, of: string) => boolean
  /** What was kept under a name; undefined where nothing was. */
  kept: (id: string) => string | undefined
  /** Whom somebody has answered about. */
  decided: ReadonlySet<string>
}

/** Collects the questions of one plan. */
export function questioning({ answers }: PlanOptions, remembered: Record<string, string>) {
  const questions = new Map<string, PlanQuestion>()
  const remember: Record<string, string> = {}
  const decided = new Set<string>()

  const ask: Ask = ({ kind, about, id = questionId(kind, about), place, text, choices, once = [] }) => {
    const [first, second, ...others] = choices
    if (!first || !second) throw new Error(`A question needs two choices: ${kind}.`)
    const valid = (answer: string | undefined) => choices.find(({ value }) => value === answer)?.value ?? null
    const answer = valid(answers[id])
    const before = valid(remembered[id])
    if (answer !== null || before !== null) for (const one of about) decided.add(one)
    if (answer === null && before !== null) return before
    questions.set(id, {
      ...{ id, kind, source: place?.source ?? '', row: place?.row ?? 0, text },
      ...{ choices: [first, second, ...others], answer },
    })
    if (answer !== null && answer !== LEFT_OUT.value && !once.includes(answer)) remember[id] = answer
    return answer ?? first.value
  }

  const whatIsKept = new Set(Object.values(remembered))
  const memory: Memory = {
    say: (what, who, of) => {
      remember[questionId(what, [whoOf(who), of])] = what
    },
    said: (what, who, of) => whatIsKept.has(what) && remembered[questionId(what, [whoOf(who), of])] === what,
    kept: (id) => remembered[id],
    decided,
  }

  const found = () => ({
    questions: [...questions.values()].sort((one, other) => order(one) - order(other) || (one.id < other.id ? -1 : 1)),
    remember,
  })
  return { ask, memory, found }
}

// Those about everybody come first, and then row by row.
const order = ({ kind, row }: PlanQuestion) => (kind === 'many_leave' ? -1 : row)
