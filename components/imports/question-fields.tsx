import { Radios } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { PLAN_QUESTION_LABELS, type PlanQuestion, type PlanQuestionKind } from '@/lib/imports/plan/types'
import { ANSWER_FOR_ALL, QUESTION_WHY } from './words'

type Props = {
  kind: PlanQuestionKind
  questions: readonly PlanQuestion[]
  /** Whether there are more on other pages. */
  more: boolean
  /** What was chosen before the form came back, by the field's name. */
  chosen: (name: string) => string | undefined
}

/** The questions of one kind, each with its place in the files, and one answer for all of them where that makes sense. */
export function QuestionFields({ kind, questions, more, chosen }: Props) {
  const open = questions.filter(({ answer }) => answer === null).length
  const shared = open > 1 || (open > 0 && more) ? sharedChoices(kind, questions) : []
  return (
    <section aria-labelledby={`kind-${kind}`} className="mb-10">
      <h2 id={`kind-${kind}`}>
        {PLAN_QUESTION_LABELS[kind]}
        {questions.length > 1 && <span className="font-normal text-ink-soft"> ({questions.length})</span>}
      </h2>
      <p className="mt-1 mb-4 text-ink-soft">{QUESTION_WHY[kind]}</p>
      {shared.length > 0 && (
        <div className="mb-4 rounded-[4px] border border-rule bg-paper p-4">
          <Select
            name={`all-${kind}`}
            label={
              more
                ? 'One answer for every open question of this kind'
                : `One answer for all ${open} open questions of this kind`
            }
            hint={`What you choose below for one of them counts for that one.${more ? ' This goes for the other pages too.' : ''}`}
            defaultValue={chosen(`all-${kind}`)}
            placeholder="Answer each by itself"
            options={shared}
          />
        </div>
      )}
      <ul className="grid gap-4">
        {questions.map(({ id, text, source, row, choices, answer }) => (
          <li key={id} className="rounded-[4px] border border-rule bg-surface p-4 sm:px-5">
            <Radios
              name={`answer-${id}`}
              legend={<span className="wrap-anywhere">{text}</span>}
              hint={source && <span className="wrap-anywhere">{row > 0 ? `${source}, row ${row}` : source}</span>}
              defaultValue={chosen(`answer-${id}`) ?? answer ?? undefined}
              items={choices}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The answers that every one of the questions has, in words that fit all of them. */
function sharedChoices(kind: PlanQuestionKind, [first, ...rest]: readonly PlanQuestion[]) {
  return (first?.choices ?? []).flatMap(({ value, label }) => {
    const others = rest.map(({ choices }) => choices.find((choice) => choice.value === value)?.label)
    const words = others.every((other) => other === label) ? label : ANSWER_FOR_ALL[kind]?.[value]
    return words && !others.includes(undefined) ? [{ value, label: words }] : []
  })
}
