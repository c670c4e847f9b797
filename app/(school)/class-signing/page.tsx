import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { listClassSigningChoices } from '@/lib/signing/queries/class-sessions'
import { StartForm } from './start-form'

export const metadata: Metadata = { title: 'Class signing' }

/** A teacher signs with the own class; the office and the headteacher with any. */
export default async function ClassSigningPage() {
  const { actor, school } = await requireSchool('class.sign')
  const { rounds, classes, sessions } = await listClassSigningChoices(actor, school.id)
  return (
    <>
      <PageHeader
        title="Class signing"
        lead="Children sign one after the other on a tablet that you supervise. You are named as their witness."
      />
      {rounds.length === 0 || classes.length === 0 ? (
        <EmptyState title="No class can sign now">
          <p>
            {rounds.length === 0
              ? 'No open round asks pupils for a signature.'
              : 'You have no class in a round that is open. The office can give you the post of class teacher for one.'}
          </p>
        </EmptyState>
      ) : (
        <StartForm
          rounds={rounds.map(({ id, name }) => ({ value: id, label: name }))}
          classes={classes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {sessions.length > 0 && (
        <section className="mt-10" aria-labelledby="running">
          <h2 id="running" className="mb-3">
            Running now
          </h2>
          <ul className="grid gap-2">
            {sessions.map((session) => (
              <li key={session.id}>
                <TextLink href={`/class-signing/${session.id}`}>
                  {session.class.name}: {session.round.name}
                </TextLink>
                , started on {formatUkDateTime(session.startedAt)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
