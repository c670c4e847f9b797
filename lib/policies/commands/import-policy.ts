import 'server-only'
import { londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { carryForms, contentsOf, draftForm } from '../draft-forms'
import { lockPolicy, refuseOpenDraft } from '../drafts'
import { parsePolicy } from '../importer/parse-policy'
import { readDocument } from '../importer/read-document'
import { ImportPolicyInput } from '../schema'

/** A draft from a school's own document, with the forms it holds, its doubts and its text to check beside; a new policy, or the next version of one. */
export const importPolicy = command({
  permission: 'policies.draft',
  input: ImportPolicyInput,
  async run({ tx, input, schools }) {
    const { schoolId, name } = input
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const sourceText = await readOrSay(name, input.bytes)
    const parsed = parsePolicy(sourceText, londonDay(now()))
    const title = parsed.title.trim().slice(0, 200) || name.replace(/\.[a-z]+$/i, '')
    const { policyId, number } = await placeFor(tx, input, title)
    const version = await tx.policyVersion.create({
      data: {
        policyId,
        number,
        title,
        metadata: parsed.metadata,
        sections: parsed.sections,
        warnings: parsed.warnings,
        // PostgreSQL's text holds every character but this one.
        sourceText: sourceText.replaceAll('\u0000', ''),
        sourceName: name,
      },
      select: { id: true },
    })
    const place = { schoolId, policyId, policyVersionId: version.id }
    const contents = contentsOf(parsed.agreements)
    for (const [audience, content] of contents) await draftForm(tx, place, audience, content)
    await carryForms(tx, place, [...contents.keys()])
    return {
      output: { policyId, versionId: version.id },
      audit: {
        action: 'policy.imported',
        subject: policyId,
        schoolId,
        after: { title, number, file: name, audiences: [...contents.keys()], warnings: parsed.warnings.length },
      },
    }
  },
})

async function readOrSay(name: string, bytes: Uint8Array) {
  try {
    return await readDocument(name, bytes)
  } catch (error) {
    // The sentence belongs beside the field of the file.
    if (error instanceof AppError) throw AppError.field('file', error.message)
    throw error
  }
}

async function placeFor(tx: Tx, input: { schoolId: string; policyId?: string }, title: string) {
  if (!input.policyId) {
    const policy = await tx.policy.create({ data: { schoolId: input.schoolId, title }, select: { id: true } })
    return { policyId: policy.id, number: 1 }
  }
  const policy = await lockPolicy(tx, input.policyId, { schoolId: { in: [input.schoolId] } })
  await refuseOpenDraft(tx, policy.id)
  const last = await tx.policyVersion.aggregate({ where: { policyId: policy.id }, _max: { number: true } })
  const openForm = await tx.agreementVersion.findFirst({
    where: { agreement: { policyId: policy.id }, status: { not: 'published' } },
    select: { id: true },
  })
  if (openForm) throw new AppError('CONFLICT', 'A form of this policy is still a draft. Publish or discard it first.')
  return { policyId: policy.id, number: (last._max.number ?? 0) + 1 }
}
