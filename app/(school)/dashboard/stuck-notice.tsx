import { countStuck } from '@/app/(school)/stuck/sources'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { counted, listed } from '@/lib/format/words'

/** What could not be done by itself is never silent. */
export async function StuckNotice({ actor, schoolId }: { actor: Actor; schoolId: string }) {
  const stuck = await countStuck(actor, schoolId)
  if (stuck.length === 0) return null
  return (
    <Banner tone="warning" title={listed(stuck.map(({ source: { one, many }, count }) => counted(count, one, many)))}>
      Every signature stands. <TextLink href="/stuck">See what got stuck and try again</TextLink>
    </Banner>
  )
}
