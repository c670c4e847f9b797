import { z } from 'zod'
import {
  type AgreementContent,
  CLAUSE_KINDS,
  type PolicyMetadata,
  type PolicySection,
  type PolicyWarning,
} from './types'

const text = z.string().nullable()

const Metadata = z.object({
  createdOn: text,
  createdBy: text,
  reviewedOn: text,
  reviewedBy: text,
  nextReviewOn: text,
  approvedOn: text,
  approvedBy: text,
  reviewEveryMonths: z.number().nullable(),
  lead: text,
  appliesTo: text,
  schoolName: text,
}) satisfies z.ZodType<PolicyMetadata>

const Sections = z.array(z.object({ number: text, title: z.string(), level: z.number(), text: z.string() }))

const Warnings = z.array(
  z.object({
    kind: z.enum(['cycle_contradicts_dates', 'review_overdue', 'template_text', 'doubt']),
    text: z.string(),
    where: text,
  }),
)

const Content = z.object({
  title: z.string(),
  leadIn: z.object({ will: z.string(), will_not: z.string(), understand: z.string() }),
  clauses: z.array(z.object({ kind: z.enum(CLAUSE_KINDS), text: z.string() })),
  parentDeclaration: text,
  fields: z.array(
    z.object({ key: z.string(), label: z.string(), hint: z.string(), value: z.string(), multiline: z.boolean() }),
  ),
}) satisfies z.ZodType<AgreementContent>

/** What the JSON columns of a version hold; each throws when a row was written by something else. */
export const storedMetadata = (json: unknown): PolicyMetadata => Metadata.parse(json)
export const storedSections = (json: unknown): PolicySection[] => Sections.parse(json)
export const storedWarnings = (json: unknown): PolicyWarning[] => Warnings.parse(json)
export const storedContent = (json: unknown): AgreementContent => Content.parse(json)

export const NO_METADATA: PolicyMetadata = {
  createdOn: null,
  createdBy: null,
  reviewedOn: null,
  reviewedBy: null,
  nextReviewOn: null,
  approvedOn: null,
  approvedBy: null,
  reviewEveryMonths: null,
  lead: null,
  appliesTo: null,
  schoolName: null,
}
