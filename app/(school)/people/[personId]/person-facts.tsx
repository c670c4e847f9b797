import type { ReactNode } from 'react'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import type { PersonView } from '@/lib/people/types'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'

/** Name, address and classes; what is not known is left out, but for the e-mail address that asking needs. */
export function PersonFacts({ person, changeHref }: { person: PersonView; changeHref?: string }) {
  const full = [person.givenName, person.familyName].filter(Boolean).join(' ')
  const current = person.enrolments.find((enrolment) => enrolment.current)
  const earlier = person.enrolments.filter((enrolment) => !enrolment.current)
  const rows: { label: string; value: ReactNode; change?: { href: string } }[] = []
  const add = (label: string, value: ReactNode, href?: string) =>
    rows.push({ label, value, ...(href && { change: { href } }) })

  if (full !== person.displayName) add('Full name', <bdi>{full}</bdi>)
  add('E-mail address', <Email person={person} />)
  if (person.phone) add('Telephone number', person.phone)
  if (person.dateOfBirth) add('Date of birth', formatUkDay(person.dateOfBirth))
  if (person.upn) add('UPN', person.upn)
  if (current || changeHref)
    add('Year group and class', current ? place(current) : 'Not enrolled this year', changeHref)
  if (earlier.length > 0) {
    const lines = earlier.map((enrolment) => (
      <li key={enrolment.academicYear}>
        {academicYearLabel(enrolment.academicYear)}: {place(enrolment)}
      </li>
    ))
    add('Earlier years', <ul>{lines}</ul>)
  }
  return <SummaryList compact rows={rows} />
}

const place = ({ yearGroup, className }: PersonView['enrolments'][number]) =>
  [yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')

function Email({ person: { email, sharesEmailWith, memberships } }: { person: PersonView }) {
  // A pupil signs in class, or with an account: only an adult is lost without an address.
  const adult = memberships.some(({ kind, live }) => live && kind !== 'pupil')
  if (!email) return <span className="text-ink-soft">{adult ? 'None: cannot be asked by mail' : 'None'}</span>
  return (
    <>
      <span className="break-all">{email}</span>
      {sharesEmailWith.length > 0 && (
        <span className="block font-normal text-ink-soft">
          Shared with{' '}
          {sharesEmailWith.map(({ id, displayName }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <TextLink href={`/people/${id}`}>
                <bdi>{displayName}</bdi>
              </TextLink>
            </span>
          ))}
        </span>
      )}
    </>
  )
}
