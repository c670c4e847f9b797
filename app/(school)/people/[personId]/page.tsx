import type { Metadata } from 'next'
import { HistoryList } from '@/components/people/history-list'
import { Household } from '@/components/people/household'
import { MembershipList } from '@/components/people/membership-list'
import { Merges } from '@/components/people/merges'
import { Siblings } from '@/components/people/siblings'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import { listMergesOf } from '@/lib/people/queries/merges'
import { listSiblings } from '@/lib/people/queries/siblings'
import { MEMBERSHIP_LABELS, type PersonView } from '@/lib/people/types'
import { listRequestsOf } from '@/lib/rounds/queries/requests-of-person'
import { yearGroupLabel } from '@/lib/schools/types'
import { DONE, doneOf } from '../done'
import { queryOf } from '../filters'
import { PersonFacts } from './person-facts'
import { personOf } from './person-of'
import { RequestList } from './request-list'
import { RestoreForm } from './restore-form'

export async function generateMetadata({ params }: PageProps<'/people/[personId]'>): Promise<Metadata> {
  return { title: (await personOf(params, 'people.view')).person.displayName }
}

export default async function PersonPage({ params, searchParams }: PageProps<'/people/[personId]'>) {
  const { actor, person, mayChange } = await personOf(params, 'people.view')
  const [requests, siblings, merges] = await Promise.all([
    listRequestsOf(actor, person.id),
    listSiblings(actor, person.id),
    listMergesOf(actor, person.id),
  ])
  const done = doneOf(queryOf(await searchParams))
  const at = `/people/${person.id}`
  const archived = person.archivedOn !== null
  const isPupil = person.memberships.some(({ kind, live }) => kind === 'pupil' && live)
  return (
    <>
      <Breadcrumbs items={[{ href: '/people', label: 'People' }, { label: person.displayName }]} />
      {done && (
        <Banner tone="success" live>
          {DONE[done]}
        </Banner>
      )}
      <PageHeader
        title={<bdi>{person.displayName}</bdi>}
        lead={whatTheyAre(person)}
        actions={mayChange && !archived && <ButtonLink href={`${at}/edit`}>Change details</ButtonLink>}
      />
      {person.mergedInto && (
        <Banner title="This record was merged into another">
          Look at{' '}
          <TextLink href={`/people/${person.mergedInto.id}`}>
            <bdi>{person.mergedInto.displayName}</bdi>
          </TextLink>
          . What was signed under this record goes on naming it.
        </Banner>
      )}
      {person.erasedOn && (
        <Banner title={`Erased on ${formatUkDay(person.erasedOn)}`}>
          The time for which this record is kept is over. Nothing personal is held any more, and nothing can be changed.
        </Banner>
      )}
      {person.archivedOn && !person.mergedInto && !person.erasedOn && (
        <Banner title={`Archived on ${formatUkDay(person.archivedOn)}`}>
          They are on no list and are asked for nothing. What they signed stays.
          {mayChange && <RestoreForm personId={person.id} />}
        </Banner>
      )}
      <div className="grid gap-6">
        <Panel id="details" title="Details">
          <PersonFacts person={person} changeHref={mayChange && isPupil && !archived ? `${at}/class` : undefined} />
        </Panel>
        {(person.parents.length > 0 || isPupil) && (
          <Panel
            id="parents"
            title="Parents and carers"
            actions={mayChange && isPupil && <AddParent href={`${at}/household/add`} />}
          >
            {person.parents.length > 0 ? (
              <Household
                of="pupil"
                name={person.displayName}
                ties={person.parents}
                hrefOf={mayChange ? (tie) => `${at}/household/${tie.personId}` : undefined}
              />
            ) : (
              <p>Nobody is known who answers for {person.displayName}. Nobody can be asked to sign as a parent.</p>
            )}
          </Panel>
        )}
        {siblings.length > 0 && (
          <Panel id="siblings" title="Brothers and sisters at the school">
            <Siblings siblings={siblings} />
          </Panel>
        )}
        {person.children.length > 0 && (
          <Panel id="children" title="Children at the school">
            <Household
              of="parent"
              name={person.displayName}
              ties={person.children}
              hrefOf={mayChange ? (tie) => `/people/${tie.personId}/household/${person.id}` : undefined}
            />
          </Panel>
        )}
        <Panel id="requests" title="Asked to sign">
          <RequestList requests={requests} />
        </Panel>
        <Panel
          id="memberships"
          title="At the school as"
          actions={
            mayChange &&
            !archived && (
              <TextLink href={`${at}/memberships/new`} className="no-print inline-block py-0.5">
                Add something they are
              </TextLink>
            )
          }
        >
          <MembershipList
            memberships={person.memberships}
            endHrefOf={mayChange ? ({ id }) => `${at}/memberships/${id}/end` : undefined}
          />
        </Panel>
        {person.history && (
          <Panel id="history" title="History">
            {person.history.length > 5 ? (
              <Disclosure summary={`Show ${person.history.length} changes`}>
                <HistoryList entries={person.history} />
              </Disclosure>
            ) : (
              <HistoryList entries={person.history} />
            )}
          </Panel>
        )}
        <Merges merges={merges} personId={person.id} />
        {mayChange && (
          <p className="no-print">
            <TextLink href={`${at}/data`} className="inline-block py-1">
              Data and privacy: everything we hold, and how long
            </TextLink>
          </p>
        )}
        {mayChange && !archived && (
          <ul className="no-print grid gap-1">
            <li>
              <TextLink href={`${at}/merge`} className="inline-block py-1">
                There is another record of this person
              </TextLink>
            </li>
            {person.children.some((tie) => !tie.ended) && (
              <li>
                <TextLink href={`${at}/household/split`} className="inline-block py-1">
                  This record is two people
                </TextLink>
              </li>
            )}
            <li>
              <TextLink href={`${at}/archive`} className="inline-block py-1">
                Archive this person
              </TextLink>
            </li>
          </ul>
        )}
      </div>
    </>
  )
}

const AddParent = ({ href }: { href: string }) => (
  <TextLink href={href} className="no-print inline-block py-0.5">
    Add a parent or carer
  </TextLink>
)

function whatTheyAre({ memberships, enrolments }: PersonView) {
  const live = memberships.filter((membership) => membership.live)
  const place = enrolments.find(({ current }) => current)
  return live
    .map(({ kind, title }) =>
      kind === 'pupil' && place
        ? ['Pupil', yearGroupLabel(place.yearGroup), place.className].filter(Boolean).join(', ')
        : [MEMBERSHIP_LABELS[kind], title].filter(Boolean).join(': '),
    )
    .join(' · ')
}
