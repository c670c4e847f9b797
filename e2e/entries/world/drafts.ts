import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { createPolicy } from '@/lib/policies/commands/create-policy'
import { newAgreementVersion } from '@/lib/policies/commands/new-agreement-version'
import type { Audience } from '@/lib/policies/types'

/** What prepares things for the table at one school, and is none of its actors. */
export const preparing = (schoolId: string): Actor => ({ kind: 'job', name: 'table of entries', schoolId })

/** A draft of a new policy with a draft form for each audience. */
export async function aDraftPolicy(schoolId: string, title: string, audiences: Audience[] = ['staff']) {
  const made = await createPolicy(preparing(schoolId), { schoolId, title, from: 'template', audiences })
  const version = await db.policyVersion.update({
    where: { id: made.versionId },
    data: { warnings: [{ kind: 'doubt', text: `Is ${title} right?`, where: null }] },
    select: { updatedAt: true, agreementVersions: { select: { id: true, updatedAt: true } } },
  })
  const [form] = version.agreementVersions
  return {
    id: made.policyId,
    versionId: made.versionId,
    seen: version.updatedAt.toISOString(),
    title,
    formId: form?.id ?? '',
    formSeen: form?.updatedAt.toISOString() ?? '',
  }
}

/** A draft of a form whose policy is published. */
export async function aFormDraft(schoolId: string, agreementId: string) {
  const { agreementVersionId } = await newAgreementVersion(preparing(schoolId), { agreementId })
  const { updatedAt } = await db.agreementVersion.findUniqueOrThrow({
    where: { id: agreementVersionId },
    select: { updatedAt: true },
  })
  return { id: agreementVersionId, seen: updatedAt.toISOString() }
}
