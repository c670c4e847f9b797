import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { listSignedForChild } from '@/lib/rounds/queries/signed-for-child'
import { personOf } from '../../person-of'
import { SplitForm } from './split-form'

export const metadata: Metadata = { title: 'This is two people' }

export default async function SplitPage({ params }: PageProps<'/people/[personId]/household/split'>) {
  const { actor, person } = await personOf(params, 'people.change')
  const children = person.children.filter((tie) => !tie.ended)
  if (person.archivedOn || children.length === 0) notFound()
  const signed = (await Promise.all(children.map((tie) => listSignedForChild(actor, person.id, tie.personId)))).flat()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: 'This is two people' },
        ]}
      />
      <PageHeader
        title={
          <>
            Is <bdi>{person.displayName}</bdi> two people?
          </>
        }
        lead="As when a roll joined two parents who share an address. The second person gets a record of their own."
      />
      {signed.length > 0 && (
        <Banner
          title={`${signed.length === 1 ? '1 signature' : `${signed.length} signatures`} stand under this record`}
        >
          What was signed stays with the record it was signed under, whichever child it is about. If the second person
          signed it, take it back on the page of the request and ask them anew.
        </Banner>
      )}
      <SplitForm
        personId={person.id}
        name={person.displayName}
        email={person.email}
        phone={person.phone}
        pupils={children.map((tie) => ({ id: tie.personId, displayName: tie.displayName }))}
      />
    </>
  )
}
