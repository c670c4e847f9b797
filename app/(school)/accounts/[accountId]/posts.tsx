import { ActionForm } from '@/app/_lib/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { TextInput } from '@/components/ui/text-input'
import type { PostRow } from '@/lib/accounts/types'
import { POST_LABELS } from '@/lib/auth/actor'
import { formatUkDate } from '@/lib/format/uk-time'
import { endGrantAction } from '../actions'

type Props = { posts: readonly PostRow[]; own: boolean; kept: Record<string, string[]> | null }

export function Posts({ posts, own, kept }: Props) {
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">Posts at this school</h2>
      {posts.length === 0 && (
        <p className="mt-2">None. This account reaches the forms of its own people and nothing else.</p>
      )}
      {own && posts.length > 0 && (
        <p className="mt-2 text-ink-soft">Another headteacher has to change your own posts.</p>
      )}
      <ul className="mt-2">
        {posts.map(({ grantId, post, className, since, mayEnd }) => (
          <li key={grantId} className="border-rule border-b py-3">
            <p>
              <strong>{POST_LABELS[post]}</strong>
              {className && `, ${className}`} <span className="text-ink-soft">since {formatUkDate(since)}</span>
            </p>
            {mayEnd && (
              <Disclosure summary={`Take back: ${POST_LABELS[post]}`} open={kept?.grantId?.[0] === grantId}>
                <ActionForm action={endGrantAction} hidden={{ grantId }} label="Take back this post" variant="warning">
                  <div className="mb-4">
                    <TextInput
                      id={`reason-${grantId}`}
                      name="reason"
                      label="Reason"
                      defaultValue={kept?.grantId?.[0] === grantId ? kept.reason?.[0] : undefined}
                      required
                    />
                  </div>
                </ActionForm>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
