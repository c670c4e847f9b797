'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { type Option, Select } from '@/components/ui/select'
import { grantPostAction } from '../actions'

type Props = {
  schoolId: string
  accountId: string
  posts: readonly Option[]
  classes: readonly Option[]
  kept: FormState['values'] | null
}

export function GrantForm({ schoolId, accountId, posts, classes, kept }: Props) {
  return (
    <section aria-labelledby="grant">
      <h2 id="grant" className="mb-4">
        Give a post
      </h2>
      <FieldsForm
        action={grantPostAction}
        hidden={{ schoolId, accountId }}
        kept={kept?.post ? kept : null}
        width="full"
        submitText="Give this post"
      >
        {({ field }) => (
          <>
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
          </>
        )}
      </FieldsForm>
    </section>
  )
}
