import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { sha256 } from '../canonical'
import { storedContent } from '../stored'
import { type AgreementContent, type Audience, CLAUSE_KINDS } from '../types'

export type PublishedForm = {
  id: string
  audience: Audience
  number: number
  /** As it was hashed; only the labels of the fields come from beside it. */
  content: AgreementContent
  sha256: string
  policyTitle: string
  policyNumber: number
  policySha256: string
}

/** Published forms, the newest first, read from the very text that was hashed; throws when one is missing or is not what its hash says. */
export async function readPublishedForms(tx: Tx, schoolId: string, ids: string[]): Promise<PublishedForm[]> {
  const versions = await tx.agreementVersion.findMany({
    where: { schoolId, id: { in: ids }, status: 'published' },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      content: true,
      canonicalText: true,
      sha256: true,
      agreement: { select: { audience: true } },
      policyVersion: { select: { number: true, title: true, sha256: true } },
    },
  })
  if (versions.length < new Set(ids).size) throw new Error('A published form is not there.')
  return versions.map(({ id, number, content, canonicalText, sha256: hash, agreement, policyVersion }) => {
    if (canonicalText === null || hash !== sha256(canonicalText)) {
      throw new Error(`The text of agreement version ${id} is not what its hash says.`)
    }
    return {
      id,
      number,
      audience: agreement.audience,
      content: hashedContent(canonicalText, storedContent(content)),
      sha256: hash,
      policyTitle: policyVersion.title,
      policyNumber: policyVersion.number,
      policySha256: policyVersion.sha256 ?? '',
    }
  })
}

const Hashed = z.object({
  title: z.string(),
  leadIn: z.object({ will: z.string(), will_not: z.string(), understand: z.string() }),
  clauses: z.array(z.object({ kind: z.enum(CLAUSE_KINDS), text: z.string() })),
  parentDeclaration: z.string().nullable(),
  fields: z.array(z.object({ key: z.string(), value: z.string() })),
})

function hashedContent(canonicalText: string, beside: AgreementContent): AgreementContent {
  const { fields, ...text } = Hashed.parse(JSON.parse(canonicalText))
  return {
    ...text,
    fields: fields.map(({ key, value }) => {
      const { label = key, hint = '', multiline = false } = beside.fields.find((field) => field.key === key) ?? {}
      return { key, value, label, hint, multiline }
    }),
  }
}
