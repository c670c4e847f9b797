import { dateOnly, startOfLondonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { canonicalAgreement, canonicalPolicy, sha256 } from '@/lib/policies/canonical'
import { fillFields } from '@/lib/policies/render-fields'
import { agreementTemplate } from '@/lib/policies/templates/agreement-template'
import { demoPolicy, earlierDemoPolicy } from '@/lib/policies/templates/demo-policy'
import { type AgreementContent, AUDIENCES, type Audience } from '@/lib/policies/types'

/** What the school's office would fill in. */
const VALUES: Record<string, string> = {
  channels: 'The weekly newsletter\nText messages from the office\nThe school’s own app\nThe office telephone',
  complaintsContact: 'the school office, office@brookfield.example',
  reportTo: 'my teacher or Mrs Lamb in the office',
  safeguardingLead: 'the designated safeguarding lead (Ms Adeyemi-Cole)',
  itManager: 'the IT manager (Mr Dąbek)',
  monitoringProduct: 'our filtering and monitoring service',
}

function filledIn(audience: Audience): AgreementContent {
  const content = agreementTemplate(audience)
  return {
    ...content,
    fields: content.fields.map((field) => ({ ...field, value: VALUES[field.key] ?? 'the school office' })),
  }
}

/** Last year's form had one point fewer, so that "what changed" has something to show. */
const asLastYear = (content: AgreementContent): AgreementContent => ({
  ...content,
  clauses: content.clauses.filter((_clause, at) => at !== 2),
})

export type DemoForms = Record<Audience, { agreementId: string; lastYear: string; thisYear: string }>

/** The school's policy in two published versions, a year apart, each with the seven forms. */
export async function demoPolicies(schoolId: string, schoolName: string, thisYear: number): Promise<DemoForms> {
  const policy = await db.policy.create({
    data: { schoolId, title: demoPolicy(schoolName, thisYear).title },
    select: { id: true },
  })
  const publish = async (number: number, year: number) => {
    const text = number === 1 ? earlierDemoPolicy(schoolName, year) : demoPolicy(schoolName, year)
    const { title, metadata, sections } = text
    const version = await db.policyVersion.create({
      data: {
        policyId: policy.id,
        number,
        status: 'published',
        title,
        metadata,
        sections,
        sha256: sha256(canonicalPolicy({ title, number, metadata, sections })),
        approvedOn: dateOnly(`${year}-07-02`),
        approvedBy: 'The governing board',
        approvalNote: 'Minute 7 of the summer meeting',
        changeNote: number === 1 ? null : 'Reviewed for the new school year',
        publishedAt: startOfLondonDay(`${year}-07-06`),
      },
      select: { id: true },
    })
    return { id: version.id, number, year }
  }
  const versions = [await publish(1, thisYear - 1), await publish(2, thisYear)]

  const forms: Partial<DemoForms> = {}
  for (const audience of AUDIENCES) {
    const { id: agreementId } = await db.agreement.create({
      data: { schoolId, policyId: policy.id, audience },
      select: { id: true },
    })
    const [lastYear = '', current = ''] = await Promise.all(
      versions.map((version) => publishForm(schoolId, agreementId, audience, version)),
    )
    forms[audience] = { agreementId, lastYear, thisYear: current }
  }
  return forms as DemoForms
}

async function publishForm(
  schoolId: string,
  agreementId: string,
  audience: Audience,
  version: { id: string; number: number; year: number },
) {
  const draft = version.number === 1 ? asLastYear(filledIn(audience)) : filledIn(audience)
  const content = fillFields(draft)
  const canonicalText = canonicalAgreement({ audience, number: version.number, content })
  const row = await db.agreementVersion.create({
    data: {
      schoolId,
      agreementId,
      policyVersionId: version.id,
      number: version.number,
      status: 'published',
      title: content.title,
      content,
      draftContent: draft,
      canonicalText,
      sha256: sha256(canonicalText),
      publishedAt: startOfLondonDay(`${version.year}-07-06`),
    },
    select: { id: true },
  })
  return row.id
}
