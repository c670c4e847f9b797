import { PagePicture } from '@/components/scans/page-picture'
import { Panel } from '@/components/ui/panel'
import type { AccountActor } from '@/lib/auth/account-actor'
import { listPagesOfForm } from '@/lib/scans/queries/get-scan'

/** The pictures of the paper that was recorded on a form; nothing where there is none. */
export async function PaperScans({ actor, requestId }: { actor: AccountActor; requestId: string }) {
  const pages = await listPagesOfForm(actor, requestId)
  if (pages.length === 0) return null
  return (
    <Panel id="paper" title="Paper">
      <ul className="flex flex-wrap gap-4">
        {pages.map((page) => (
          <li key={page.id} className="w-32">
            <PagePicture page={page} small />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
