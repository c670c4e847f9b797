'use client'
import { Radios } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { academicYearLabel } from '@/lib/schools/types'
import { RoundForm, type RoundValues } from '../_forms/round-form'
import { createRoundAction } from '../actions'
import { AgreementChoices, type Askable } from './agreement-choices'

type Props = { initial: RoundValues; academicYear: number; askable: readonly Askable[] }

export function NewRoundForm({ initial, academicYear, askable }: Props) {
  return (
    <RoundForm
      action={createRoundAction}
      initial={{ kind: 'yearly', academicYear: String(academicYear), ...initial }}
      submitText="Prepare this round"
      cancelHref="/rounds"
      before={({ text, field, error }) => (
        <>
          <Radios
            name="kind"
            legend="What kind of round?"
            defaultValue={text('kind')}
            error={error('kind')}
            items={[
              { value: 'yearly', label: 'Yearly', hint: 'Everybody signs again for an academic year.' },
              { value: 'standing', label: 'Standing', hint: 'Stays open for visitors and those who join.' },
            ]}
          />
          <Select
            {...field('academicYear')}
            label="Academic year"
            hint="Pupils are asked by the class and year group they have in it."
            options={[academicYear, academicYear + 1].map((year) => ({
              value: String(year),
              label: academicYearLabel(year),
            }))}
          />
        </>
      )}
      after={({ all, error }) => (
        <AgreementChoices
          askable={askable}
          chosen={all(
            'agreementIds',
            askable.map((agreement) => agreement.agreementId),
          )}
          error={error('agreementIds')}
        />
      )}
    />
  )
}
