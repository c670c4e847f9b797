import type { Metadata } from 'next'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { type ClassPupil, listClass } from '@/lib/signing/queries/class-list'
import { requireDevice } from '../device'

export const metadata: Metadata = { title: 'Who are you?' }

export default async function ClassNamesPage() {
  const device = await requireDevice()
  const pupils = await listClass(device)
  const waiting = pupils.filter((pupil) => pupil.slotId)
  const done = pupils.filter((pupil) => !pupil.slotId)
  return (
    <>
      <PageHeader
        title={waiting.length > 0 ? 'Who are you?' : 'Everybody has signed'}
        lead={waiting.length > 0 ? 'Press your own name.' : 'Please give the tablet back to your teacher.'}
      />
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {waiting.map((pupil) => (
          <li key={pupil.personId}>
            <NameButton pupil={pupil} />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <section className="mt-9" aria-labelledby="done">
          <h2 id="done" className="mb-3">
            Signed already
          </h2>
          <ul className="flex flex-wrap gap-x-6 gap-y-2 text-success">
            {done.map((pupil) => (
              <li key={pupil.personId} className="inline-flex items-center gap-2">
                <Icon name="tick" /> {pupil.name}
              </li>
            ))}
          </ul>
        </section>
      )}
      {pupils.length === 0 && <p>Nobody in this class has a form to sign in this round.</p>}
    </>
  )
}

const NameButton = ({ pupil }: { pupil: ClassPupil }) => (
  <TextLink
    plain
    href={`/class/${pupil.slotId}`}
    className="flex min-h-20 items-center justify-center rounded-[8px] border-2 border-accent bg-surface px-4 py-3 text-center font-semibold text-[1.625rem] leading-tight hover:bg-accent-tint"
  >
    <span>
      {pupil.name}
      {pupil.signed > 0 && (
        <span className="block font-normal text-[1.125rem] text-ink-soft">
          {pupil.signed} of {pupil.forms} signed
        </span>
      )}
    </span>
  </TextLink>
)
