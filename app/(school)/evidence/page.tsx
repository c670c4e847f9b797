import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { requireSchool } from '@/app/_lib/current-school'
import { pageNumber } from '@/app/_lib/page-number'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { scopesOf } from '@/lib/auth/permissions'
import { counted } from '@/lib/format/words'
import { CHECKPOINTS_PER_PAGE, getChainState, listCheckpoints } from '@/lib/signing/queries/checkpoints'
import { makeCheckpointAction } from './actions'
import { ByMail } from './by-mail'
import { CheckpointTable } from './checkpoint-table'
import { HowToUse } from './how-to-use'

export const metadata: Metadata = { title: 'Checkpoints' }

export default async function EvidencePage({ searchParams }: PageProps<'/evidence'>) {
  const { actor, school } = await requireSchool('audit.view')
  const { done, page: asked } = await searchParams
  const page = pageNumber(asked)
  const [chain, { total, checkpoints }] = await Promise.all([
    getChainState(actor, school.id),
    listCheckpoints(actor, school.id, page),
  ])
  if (!chain) notFound()
  const mayMake = scopesOf(actor, 'checkpoints.make').some(({ schoolId }) => schoolId === school.id)
  const [newest] = checkpoints
  const wasMailed = newest?.madeAt.getTime() === chain.mail.mailedAt?.getTime()
  return (
    <>
      <PageHeader
        title="Checkpoints"
        lead="A checkpoint is the signed state of the record of signatures at one moment. Kept where nobody at the school can change it, it shows whether a signature was altered, taken out or put in later."
      />
      {done === 'made' && newest && (
        <Banner tone="success" live>
          The checkpoint is made. Download it below{wasMailed && ', or find it in your mailbox'}, and keep it elsewhere.
        </Banner>
      )}
      {done === 'mail' && (
        <Banner tone="success" live>
          How often checkpoints are mailed is saved.
        </Banner>
      )}
      <div className="grid gap-6">
        <Panel id="all" title="All checkpoints">
          <p className="mb-4 max-w-[46rem]">
            The record has {counted(chain.entries, 'entry', 'entries')} now. A checkpoint of it is made each night
            {mayMake && ', and whenever you want one'}. It covers every entry up to its own, and names nobody.
          </p>
          {mayMake && (
            <ActionForm
              action={makeCheckpointAction}
              hidden={{ schoolId: school.id }}
              label="Make a checkpoint now"
              variant="primary"
            />
          )}
          <div className="mt-6">
            <CheckpointTable checkpoints={checkpoints} />
            <Pagination
              page={page}
              pageCount={Math.ceil(total / CHECKPOINTS_PER_PAGE)}
              hrefFor={(number) => `/evidence?page=${number}`}
              label="Pages of checkpoints"
            />
          </div>
        </Panel>
        <ByMail schoolId={school.id} mail={chain.mail} mayChoose={mayMake} />
        <HowToUse />
      </div>
    </>
  )
}
