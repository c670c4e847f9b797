'use client'
import { useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { grantPostAction } from '../actions'

type Props = {
  schoolId: string
  accountId: string
  posts: readonly Option[]
  classes: readonly Option[]
  kept: FormState['values'] | null
}

export function GrantForm({ schoolId, accountId, posts, classes, kept }: Props) {
  const [state, action] = useActionState(grantPostAction, { values: kept?.post ? kept : undefined })
  const field = (name: string) => ({
    name,
    error: state.fieldErrors?.[name],
    defaultValue: state.values?.[name]?.[0],
  })
  return (
    <section aria-labelledby="grant">
      <h2 id="grant" className="mb-4">
        Give a post
      </h2>
      <form action={action} noValidate>
        <ErrorSummary message={state.message} errors={state.fieldErrors} />
        <input type="hidden" name="schoolId" value={schoolId} />
        <input type="hidden" name="accountId" value={accountId} />
        <div className="mb-5 grid gap-5">
          <Select {...field('post')} label="Post" options={posts} placeholder="Choose a post" required />
          {classes.length > 0 && (
            <Select
              {...field('classId')}
              label="Class"
              hint="For a class teacher only."
              options={classes}
              placeholder="No class"
            />
          )}
        </div>
        <SubmitButton>Give this post</SubmitButton>
      </form>
    </section>
  )
}
