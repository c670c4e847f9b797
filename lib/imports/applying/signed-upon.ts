import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import type { RollStep } from '@/lib/people/roll-types'

const NAMED = 5

/** Everybody whom an import made, changed, moved, tied or let go. */
export function touchedBy(steps: RollStep[]): string[] {
  const parents = steps.flatMap(({ after }) => (typeof after?.parentId === 'string' ? [after.parentId] : []))
  return [...new Set([...steps.flatMap(({ personId }) => personId ?? []), ...parents])]
}

/** Refuses, with the names of those who signed, once anything was signed by or about these people since a moment. */
export async function refuseWhatIsSignedUpon(tx: Tx, schoolId: string, touched: string[], since: Date): Promise<void> {
  const signers = await tx.$queryRaw<{ displayName: string }[]>`
    SELECT DISTINCT signer."displayName" FROM "Response" response
    JOIN "Request" request ON request.id = response."requestId"
    JOIN "Person" signer ON signer.id = response."signerId"
    WHERE response."schoolId" = ${schoolId}::uuid AND response."signedAt" >= ${since}::timestamptz
      AND (response."signerId" = ANY(${touched}::uuid[]) OR request."personId" = ANY(${touched}::uuid[]))
    ORDER BY 1`
  if (signers.length === 0) return
  const names = signers.slice(0, NAMED).map(({ displayName }) => displayName)
  const others = signers.length - names.length
  const who = others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ')
  throw new AppError(
    'CONFLICT',
    `This import cannot be undone any more, because forms have been signed on top of it by ${who}. Change single people on their own pages instead.`,
  )
}
