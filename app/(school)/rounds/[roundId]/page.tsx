import type { Metadata } from 'next'
import { RoundStatusTag } from '@/components/rounds/round-status-tag'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { AgreementList } from './agreement-list'
import { DraftPreview } from './draft-preview'
import { roundAt } from './round-at'
import { RoundFacts } from './round-facts'
import { RunningRound } from './running-round'

export const dynamic = 'force-dynamic'

const DONE: Record<string, string> = {
  created: 'The round is prepared. Nobody has been written to.',
  changed: 'The round has been changed.',
  opened: 'The round is open. The messages go out on its opening day.',
  closed: 'The round is closed. What was signed stays.',
}

export async function generateMetadata({ params }: PageProps<'/rounds/[roundId]'>): Promise<Metadata> {
  return { title: (await roundAt(params, 'rounds.view')).round.name }
}

export default async function RoundPage({ params, searchParams }: PageProps<'/rounds/[roundId]'>) {
  const { actor, round, runs } = await roundAt(params, 'rounds.view')
  const query = await searchParams
  const done = typeof query.done === 'string' && Object.hasOwn(DONE, query.done) ? DONE[query.done] : null
  const at = `/rounds/${round.id}`
  return (
    <>
      <Breadcrumbs items={[{ href: '/rounds', label: 'Signing rounds' }, { label: round.name }]} />
      {done && (
        <Banner tone="success" live>
          {done}
        </Banner>
      )}
      <PageHeader
        title={round.name}
        lead={<RoundStatusTag status={round.status} />}
        actions={
          runs &&
          round.status !== 'closed' && (
            <>
              {round.status === 'draft' && <ButtonLink href={`${at}/open`}>Open this round</ButtonLink>}
              <ButtonLink variant="secondary" href={`${at}/edit`}>
                {round.status === 'draft' ? 'Change name and days' : 'Change the due day'}
              </ButtonLink>
              {round.status === 'open' && (
                <ButtonLink variant="secondary" href={`${at}/close`}>
                  Close this round
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {round.status !== 'draft' && <RunningRound actor={actor} round={round} />}
      <div className="mb-8 grid items-start gap-6 2xl:grid-cols-2">
        <Panel id="days" title="Days">
          <RoundFacts round={round} />
        </Panel>
        <Panel id="agreements" title="What people sign">
          <AgreementList agreements={round.agreements} />
        </Panel>
      </div>
      {round.status === 'draft' && runs && <DraftPreview actor={actor} round={round} query={query} />}
    </>
  )
}
