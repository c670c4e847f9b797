'use client'
import type { ReactNode } from 'react'
import type { Answers } from '@/app/_lib/answers'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { DateInput } from '@/components/ui/date-input'
import { TextInput } from '@/components/ui/text-input'

export type RoundValues = { name: string; opensOn: string; dueOn: string; reminderDays: string }

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden?: Record<string, string>
  initial: RoundValues & Record<string, string>
  /** The opening day stands once people have been asked. */
  opened?: boolean
  submitText: string
  cancelHref: string
  before?: (answers: Answers) => ReactNode
  after?: (answers: Answers) => ReactNode
}

/** Name, days and reminders of a round; `before` and `after` are the questions that only a new one has. */
export function RoundForm({ opened, before, after, ...frame }: Props) {
  return (
    <FieldsForm {...frame}>
      {(answers) => {
        const { field } = answers
        return (
          <>
            <TextInput
              {...field('name')}
              label="Name"
              hint="People read it in the messages they get."
              maxLength={120}
              required
            />
            {before?.(answers)}
            <div className="flex flex-wrap gap-x-8 gap-y-6">
              {opened ? (
                <input type="hidden" name="opensOn" value={frame.initial.opensOn} />
              ) : (
                <DateInput {...field('opensOn')} label="Opens on" hint="The first messages go out." required />
              )}
              <DateInput {...field('dueOn')} label="Due on" hint="Until midnight that day." required />
            </div>
            <TextInput
              {...field('reminderDays')}
              label="Reminders"
              hint="How many days before the due day, such as 14, 7, 1. Only those who have not signed get one. Leave it empty for none."
              width="half"
              autoComplete="off"
            />
            {after?.(answers)}
          </>
        )
      }}
    </FieldsForm>
  )
}
