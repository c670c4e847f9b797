import { LookAgain } from '@/components/ui/look-again'
import { Progress } from '@/components/ui/progress'
import { TextLink } from '@/components/ui/text-link'
import type { PlanView } from '@/lib/data-rights/types'

/** How far an approved erasure has come; nothing for every other plan. */
export function PlanProgress({ plan }: { plan: PlanView }) {
  if (plan.state !== 'approved') return null
  return (
    <div className="max-w-[46rem]">
      <Progress label="Erasing" value={plan.erased + plan.kept} max={plan.items} />
      <LookAgain everyMs={3000} />
      <noscript>
        <p className="mt-3">
          <TextLink href={`/retention/${plan.id}`} className="inline-block py-1 font-semibold">
            See how far it is now
          </TextLink>
        </p>
      </noscript>
    </div>
  )
}
