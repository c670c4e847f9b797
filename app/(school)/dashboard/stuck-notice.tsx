import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { countStuckCopies } from '@/lib/documents/queries'
import { counted } from '@/lib/format/words'

/** Copies that could not be made are never silent. */
export async function StuckNotice({ actor, schoolId }: { actor: Actor; schoolId: string }) {
  const stuck = await countStuckCopies(actor, schoolId)
  if (stuck === 0) return null
  return (
    <Banner tone="warning" title={`${counted(stuck, 'signed form')} without a copy`}>
      The signatures stand. <TextLink href="/stuck">See them and try again</TextLink>
    </Banner>
  )
}
