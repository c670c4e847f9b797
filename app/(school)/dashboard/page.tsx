import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Headline } from '@/components/compliance/headline'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { scopesOf } from '@/lib/auth/permissions'
import { daysBetween, londonDay, now } from '@/lib/clock'
import { getDashboard, listRequests } from '@/lib/compliance/queries'
import { countFailedOf } from '@/lib/reminders/queries/messages-of-round'
import { isNarrowed, readAddress } from './address'
import { Attention } from './attention'
import { Breakdowns, PlaceBreakdowns } from './breakdowns'
import { NothingOpen } from './nothing-open'
import { reachWords, roundOf } from './round-of'
import { StuckNotice } from './stuck-notice'
import { WhoList } from './who-list'

export const metadata: Metadata = { title: 'Dashboard' }
// Right at every moment: nothing of it is kept.
export const dynamic = 'force-dynamic'

export default async function DashboardPage({ searchParams }: PageProps<'/dashboard'>) {
  const { actor, school } = await requireSchool('dashboard.view')
  const query = await searchParams
  const { roundId, filters } = readAddress(query)
  const { rounds, open, round } = await roundOf(actor, school.id, roundId)
  const reach = reachWords(actor, school.id)
  if (!round) {
    if (roundId) notFound()
    return <NothingOpen actor={actor} school={school} rounds={rounds} reach={reach} />
  }
  const may = (permission: 'reminders.send' | 'copies.print' | 'rounds.run') =>
    scopesOf(actor, permission).some((scope) => scope.schoolId === school.id)
  const [dashboard, list, failed] = await Promise.all([
    getDashboard(actor, school.id, round.id),
    listRequests(actor, round.id, filters),
    may('reminders.send') ? countFailedOf(actor, round.id) : 0,
  ])
  if (!dashboard) notFound()
  const today = londonDay(now())
  const isOpen = round.status === 'open'
  return (
    <>
      <PageHeader title={round.name} caption="Dashboard" lead={reach} />
      {query.done === 'reminded' && (
        <Banner tone="success" live title="The reminders are on their way">
          {Number(query.people) === 1 ? '1 person gets' : `${Number(query.people) || 0} people get`} one message each,
          with everything they have still to sign.
        </Banner>
      )}
      <StuckNotice actor={actor} schoolId={school.id} />
      {open.length > 1 && (
        <Tabs
          label="Open rounds"
          items={open.map(({ id, name }) => ({
            href: `/dashboard?round=${id}`,
            label: name,
            current: id === round.id,
          }))}
        />
      )}
      {dashboard.total.asked === 0 && dashboard.total.exempt === 0 ? (
        <EmptyState
          title="Nobody is asked here yet"
          action={<TextLink href={`/rounds/${round.id}`}>See what this round asks for</TextLink>}
        >
          {reach
            ? 'Nobody you look after is asked in this round.'
            : 'Nobody on the roll fits the agreements of this round.'}
        </EmptyState>
      ) : (
        <>
          <div className="items-start gap-x-9 xl:grid xl:grid-cols-[20rem_minmax(0,1fr)]">
            <Headline
              tally={dashboard.total}
              daysLeft={daysBetween(today, round.dueOn)}
              dueOn={round.dueOn}
              closed={!isOpen}
            >
              <Attention tally={dashboard.total} roundId={round.id} failedMessages={failed} />
            </Headline>
            <div>
              <Breakdowns dashboard={dashboard} roundId={round.id} filters={filters} />
              <PlaceBreakdowns dashboard={dashboard} roundId={round.id} filters={filters} />
            </div>
          </div>
          <WhoList
            round={round}
            dashboard={dashboard}
            filters={filters}
            list={list}
            mayRemind={isOpen && may('reminders.send')}
            mayPrint={may('copies.print')}
            narrowed={isNarrowed(filters)}
          />
        </>
      )}
    </>
  )
}
