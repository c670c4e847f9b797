import 'server-only'
import type { Tx } from '@/lib/db/client'
import { storedContent } from './stored'
import type { AgreementContent, Audience, ParsedAgreement } from './types'

type Place = { schoolId: string; policyId: string; policyVersionId: string }
type ParentRule = 'any_one' | 'every_one'

/** A draft of one audience's form under a policy version; its number follows the form's last one. */
export async function draftForm(
  tx: Tx,
  { schoolId, policyId, policyVersionId }: Place,
  audience: Audience,
  content: AgreementContent,
  parentRule: ParentRule = 'any_one',
): Promise<{ id: string; agreementId: string; number: number }> {
  const key = { schoolId, policyId, audience }
  const agreement = await tx.agreement.upsert({
    where: { schoolId_policyId_audience: key },
    create: key,
    update: {},
    select: { id: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true } } },
  })
  const number = (agreement.versions[0]?.number ?? 0) + 1
  return tx.agreementVersion.create({
    data: { schoolId, agreementId: agreement.id, policyVersionId, number, title: content.title, content, parentRule },
    select: { id: true, agreementId: true, number: true },
  })
}

/** Carries the forms of the policy over to a new version of it: open drafts move, published forms are copied as drafts. */
export async function carryForms(tx: Tx, place: Place, except: readonly Audience[] = []) {
  const agreements = await tx.agreement.findMany({
    where: { schoolId: place.schoolId, policyId: place.policyId, audience: { notIn: [...except] } },
    orderBy: { audience: 'asc' },
    select: { audience: true, versions: { orderBy: { number: 'desc' }, take: 1 } },
  })
  for (const { audience, versions } of agreements) {
    const [last] = versions
    if (!last) continue
    if (last.status === 'published') {
      await draftForm(tx, place, audience, storedContent(last.draftContent ?? last.content), last.parentRule)
    } else {
      await tx.agreementVersion.update({ where: { id: last.id }, data: { policyVersionId: place.policyVersionId } })
    }
  }
}

/** The forms that were read from a document, one for each audience; a second one for the same audience is added to the first. */
export function contentsOf(parsed: readonly ParsedAgreement[]): Map<Audience, AgreementContent> {
  const contents = new Map<Audience, AgreementContent>()
  for (const { audience, title, leadIn, clauses, parentDeclaration } of parsed) {
    const first = contents.get(audience)
    if (first) {
      first.clauses.push({ kind: 'text', text: title }, ...clauses)
      first.parentDeclaration ??= parentDeclaration
    } else contents.set(audience, { title, leadIn, clauses: [...clauses], parentDeclaration, fields: [] })
  }
  return contents
}
