import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { dayOf } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { AUDIENCES, type Audience } from '@/lib/policies/types'
import { requestsWhere } from '@/lib/rounds/queries'
import type { VersionRow } from './types'

const Approval = z.object({ approvedOn: z.string().nullish(), approvedBy: z.string().nullish() }).catch({})

type Wanted = { round: { id: string; schoolId: string }; audiences: readonly Audience[] }

/** The versions that a round asks the audiences for or that they signed in it, with who approved their policy and when; signatures as far as the actor sees. */
export async function readVersions(tx: Tx, actor: Actor, { round, audiences }: Wanted): Promise<VersionRow[]> {
  const { id: roundId, schoolId } = round
  const asked = await tx.roundAgreement.findMany({ where: { roundId }, select: { agreementVersionId: true } })
  const signed = await tx.response.groupBy({
    by: ['agreementVersionId'],
    where: {
      schoolId,
      outcome: 'agreed',
      currentOf: { isNot: null },
      request: { AND: [{ roundId }, requestsWhere(actor, 'requests.view')] },
    },
    _count: { _all: true },
  })
  const askedNow = new Set(asked.map(({ agreementVersionId }) => agreementVersionId))
  const signatures = new Map(signed.map(({ agreementVersionId, _count }) => [agreementVersionId, _count._all]))
  const versions = await tx.agreementVersion.findMany({
    where: {
      schoolId,
      id: { in: [...new Set([...askedNow, ...signatures.keys()])] },
      agreement: { audience: { in: [...audiences] } },
    },
    select: {
      id: true,
      number: true,
      title: true,
      publishedAt: true,
      sha256: true,
      agreement: { select: { audience: true } },
      policyVersion: {
        select: {
          number: true,
          title: true,
          metadata: true,
          approvedBy: true,
          approvedOn: true,
          publishedAt: true,
          sha256: true,
          adoptions: { where: { schoolId }, select: { adoptedAt: true } },
        },
      },
    },
  })
  return versions
    .map(({ id, agreement, policyVersion, sha256, ...version }) => {
      const { metadata, approvedBy, approvedOn, adoptions, ...policy } = policyVersion
      const document = Approval.parse(metadata)
      return {
        ...version,
        audience: agreement.audience,
        sha256: sha256 ?? '',
        signatures: signatures.get(id) ?? 0,
        askedNow: askedNow.has(id),
        policy: {
          ...policy,
          approvedBy: approvedBy ?? document.approvedBy ?? null,
          approvedOn: (approvedOn && dayOf(approvedOn)) ?? document.approvedOn ?? null,
          adoptedAt: adoptions[0]?.adoptedAt ?? null,
        },
      }
    })
    .sort((a, b) => AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience) || b.number - a.number)
}
