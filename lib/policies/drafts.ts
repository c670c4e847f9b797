import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

type Schools = { schoolId: { in: string[] } }

export const OPEN = { in: ['draft', 'approved'] as ('draft' | 'approved')[] }
export const SAVED_MEANWHILE =
  'Somebody else saved changes since you opened this page. Copy your words, load the page again and put them in.'

/** Takes the policy's lock until the commit, so that its versions get their numbers one after the other; NOT_FOUND outside the schools. */
export async function lockPolicy(
  tx: Tx,
  policyId: string,
  schools: Schools,
): Promise<{ id: string; schoolId: string; title: string }> {
  await tx.$queryRaw`SELECT id FROM "Policy" WHERE id = ${policyId}::uuid FOR UPDATE`
  const policy = await tx.policy.findFirst({
    where: { id: policyId, ...schools },
    select: { id: true, schoolId: true, title: true },
  })
  if (!policy?.schoolId) throw new AppError('NOT_FOUND', 'We cannot find that policy.')
  return { ...policy, schoolId: policy.schoolId }
}

/** Locks a version that is not published yet; NOT_FOUND outside the schools, CONFLICT once it is published. */
export async function lockDraft(tx: Tx, versionId: string, schools: Schools) {
  await tx.$queryRaw`SELECT id FROM "PolicyVersion" WHERE id = ${versionId}::uuid FOR UPDATE`
  const version = await tx.policyVersion.findFirst({
    where: { id: versionId, policy: schools },
    include: { policy: { select: { schoolId: true } } },
  })
  if (!version?.policy.schoolId) throw new AppError('NOT_FOUND', 'We cannot find that draft.')
  if (version.status === 'published') {
    throw new AppError('CONFLICT', 'This version is published and cannot change. Begin a new version instead.')
  }
  return { ...version, schoolId: version.policy.schoolId }
}

/** Locks a form that is not published yet, with its policy version; NOT_FOUND outside the schools, CONFLICT once it is published. */
export async function lockAgreementDraft(tx: Tx, agreementVersionId: string, schools: Schools) {
  await tx.$queryRaw`SELECT id FROM "AgreementVersion" WHERE id = ${agreementVersionId}::uuid FOR UPDATE`
  const version = await tx.agreementVersion.findFirst({
    where: { id: agreementVersionId, ...schools },
    include: {
      agreement: { select: { audience: true, policyId: true } },
      policyVersion: { select: { status: true, number: true, sha256: true } },
    },
  })
  if (!version) throw new AppError('NOT_FOUND', 'We cannot find that form.')
  if (version.status === 'published') {
    throw new AppError('CONFLICT', 'This form is published and cannot change. Begin a new version instead.')
  }
  return version
}

/** Refuses what was decided on an older state of the row than the one that stands. */
export function requireUnchanged(row: { updatedAt: Date }, seen: string | undefined) {
  if (seen && row.updatedAt.toISOString() !== new Date(seen).toISOString())
    throw new AppError('CONFLICT', SAVED_MEANWHILE)
}

export async function refuseOpenDraft(tx: Tx, policyId: string) {
  const open = await tx.policyVersion.findFirst({ where: { policyId, status: OPEN }, select: { id: true } })
  if (open) throw new AppError('CONFLICT', 'This policy has a draft already. Publish or discard it first.')
}
