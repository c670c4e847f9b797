import type { Answers } from '@/app/_lib/answers'
import { Checkbox } from '@/components/ui/checkbox'
import { Radios } from '@/components/ui/choices'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { AUDIENCE_LABELS, type Audience } from '@/lib/policies/types'

export type PublishableForm = {
  id: string
  seen: string
  audience: Audience
  title: string
  unfilled: readonly string[]
  empty: boolean
  publishedNumber: number | null
  signedInOpenRounds: number
  href: string
}

type Props = {
  form: PublishableForm
  values?: Record<string, string[]>
  error: Answers['error']
}

/** One form on the publishing page: whether it goes along, and who signs again. */
export function FormToPublish({ form, values, error }: Props) {
  const { id, audience, title, unfilled, empty, publishedNumber } = form
  const ready = unfilled.length === 0 && !empty
  const chosen = values ? (values.forms ?? []).includes(id) : ready
  return (
    <div className="rounded-[6px] border border-rule bg-surface px-4 py-2 sm:px-5">
      <input type="hidden" name={`seen-${id}`} value={form.seen} />
      <Checkbox
        id={`form-${id}`}
        name="forms"
        value={id}
        label={<strong>{AUDIENCE_LABELS[audience]}</strong>}
        hint={title}
        defaultChecked={chosen}
        error={error(`form-${id}`)}
      />
      <div className="ps-9 pb-2">
        {!ready && (
          <p className="text-warn">
            {empty ? 'It has no points yet.' : `Still to fill in: ${unfilled.join('; ')}.`}{' '}
            <TextLink href={`${form.href}/edit`}>Fill it in</TextLink>
          </p>
        )}
        <p>
          <TextLink href={form.href} className="inline-block py-0.5">
            Read it as people see it
          </TextLink>
        </p>
        {publishedNumber !== null && (
          <div className="mt-3 grid gap-4">
            <SignAgain id={id} count={form.signedInOpenRounds} values={values} error={error(`signAgain-${id}`)} />
            <TextInput
              name={`note-${id}`}
              label="What has changed in the form"
              optional
              defaultValue={values?.[`note-${id}`]?.[0]}
            />
          </div>
        )}
      </div>
    </div>
  )
}

type SignAgainProps = { id: string; count: number; values?: Record<string, string[]>; error?: string[] }

/** Whether those who signed an earlier version sign again; asked from the second version on. */
export function SignAgain({ id, count, values, error }: SignAgainProps) {
  const who =
    count === 0 ? 'Nobody has signed it in an open round.' : `${count} have signed it in a round that is open.`
  return (
    <Radios
      name={`signAgain-${id}`}
      legend="Must people who have signed sign again?"
      hint={who}
      defaultValue={values?.[`signAgain-${id}`]?.[0]}
      error={error}
      items={[
        { value: 'yes', label: 'Yes, they are asked again' },
        { value: 'no', label: 'No, their signatures stand' },
      ]}
    />
  )
}
