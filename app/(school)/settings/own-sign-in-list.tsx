import { Tag } from '@/components/ui/tag'
import { TaskList } from '@/components/ui/task-list'
import { OPENID_LABELS } from '@/lib/auth/openid/types'
import type { OwnSignInSettings } from '@/lib/schools/types'

/** The section of the settings that says with which accounts people may come in, each kind on a page of its own. */
export function OwnSignInList({ signIns }: { signIns: readonly OwnSignInSettings[] }) {
  return (
    <section aria-labelledby="own-sign-in" className="mt-12 max-w-[46rem]">
      <h2 id="own-sign-in">Sign-in with the school’s accounts</h2>
      <p className="mt-2 mb-4">
        Staff and older pupils can sign in with the account that they use at school anyway. Each comes in as the person
        whose record has the address of that account.
      </p>
      <TaskList
        tasks={signIns.map(({ kind, saved }) => ({
          id: kind,
          title: OPENID_LABELS[kind],
          href: `/settings/sign-in/${kind}`,
          hint: saved?.tenant,
          status: saved ? <Tag tone="green">On</Tag> : <Tag tone="neutral">Off</Tag>,
        }))}
      />
    </section>
  )
}
