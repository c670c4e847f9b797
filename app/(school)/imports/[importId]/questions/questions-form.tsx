'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { QuestionFields } from '@/components/imports/question-fields'
import type { PlanQuestion } from '@/lib/imports/plan/types'
import { answerQuestionsAction } from '../../actions'

type Props = { importId: string; questions: readonly PlanQuestion[]; more: boolean }

/** The questions of a page of an import, those of one kind together. */
export function QuestionsForm({ importId, questions, more }: Props) {
  const kinds = [...new Set(questions.map(({ kind }) => kind))]
  return (
    <FieldsForm
      action={answerQuestionsAction}
      hidden={{ importId }}
      width="full"
      submitText="Keep these answers"
      pendingText="Keeping your answers…"
      cancelHref={`/imports/${importId}`}
    >
      {({ values }) =>
        kinds.map((kind) => (
          <QuestionFields
            key={kind}
            kind={kind}
            more={more}
            questions={questions.filter((question) => question.kind === kind)}
            chosen={(name) => values?.[name]?.[0]}
          />
        ))
      }
    </FieldsForm>
  )
}
