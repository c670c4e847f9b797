import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import type { RequestView } from '@/lib/rounds/types'

type Props = { request: RequestView; title: string; crumb: string; happens: readonly string[]; children: ReactNode }

/** The frame of a page that asks before it changes something: whose form it is, what happens, and the form. */
export function StepFrame({ request, title, crumb, happens, children }: Props) {
  const { id, person, agreementVersion, round } = request
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/dashboard?round=${round.id}`, label: 'Dashboard' },
          { href: `/requests/${id}`, label: person.displayName },
          { label: crumb },
        ]}
      />
      <PageHeader
        title={title}
        caption={
          <>
            <bdi>{person.displayName}</bdi> · {agreementVersion.title}
          </>
        }
      />
      <div className="max-w-[46rem]">
        <Banner tone="warning" title="What happens">
          <ul className="list-disc ps-5">
            {happens.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Banner>
        {children}
      </div>
    </>
  )
}
