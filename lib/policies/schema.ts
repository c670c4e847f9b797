import { z } from 'zod'
import { AUDIENCES, CLAUSE_KINDS } from './types'

const line = (empty: string, most = 200) =>
  z.string({ error: empty }).trim().min(1, empty).max(most, `Use ${most} characters or fewer.`)
const note = (most = 1000) => z.string().trim().max(most, `Use ${most} characters or fewer.`).optional().default('')
const day = (empty: string) => z.iso.date({ error: empty })
/** When the page was loaded: the version's `updatedAt`, so that nobody overwrites what a colleague saved meanwhile. */
const seen = z.iso.datetime({ error: 'Open this page again.' })

/** A day, a month as `YYYY-MM`, or nothing. */
const dayOrMonth = z
  .union([z.literal(''), z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)], {
    error: 'Write the date as 2026-09-24, or the month as 2026-09.',
  })
  .transform((value) => value || null)
const orNothing = note(200).transform((value) => value || null)

export const MetadataInput = z.object({
  createdOn: dayOrMonth,
  createdBy: orNothing,
  reviewedOn: dayOrMonth,
  reviewedBy: orNothing,
  nextReviewOn: dayOrMonth,
  approvedOn: dayOrMonth,
  approvedBy: orNothing,
  reviewEveryMonths: z
    .union([z.literal(''), z.coerce.number().int().min(1).max(120)], {
      error: 'Give the months between reviews as a number from 1 to 120.',
    })
    .transform((value) => value || null),
  lead: orNothing,
  appliesTo: orNothing,
  schoolName: orNothing,
})

export const CreatePolicyInput = z.object({
  schoolId: z.uuid(),
  title: line('Give the policy a title.'),
  from: z.enum(['template', 'empty'], { error: 'Choose what to start from.' }),
  /** Whose forms to begin with. */
  audiences: z.array(z.enum(AUDIENCES)).default([...AUDIENCES]),
})

export const ImportPolicyInput = z.object({
  schoolId: z.uuid(),
  /** The policy whose next version the document is; without it, a new policy. */
  policyId: z.uuid().optional(),
  name: z.string().trim().min(1, 'Choose a file.').max(255),
  bytes: z.instanceof(Uint8Array, { error: 'Choose a file.' }),
})

export const EditDraftInput = z.object({
  versionId: z.uuid(),
  seen,
  title: line('Give the policy a title.').optional(),
  metadata: MetadataInput.optional(),
  /** The text with `##` before each heading; of one section when `section` names its place, counted from 0. */
  text: z.string().max(1_000_000, 'This text is longer than a policy can be.').optional(),
  section: z.coerce.number().int().min(0).optional(),
})

/** Tells one warning of an import from the others. */
export const warningKey = ({ where, text }: { where: string | null; text: string }) => `${where ?? ''} / ${text}`

export const SettleWarningsInput = z.object({
  versionId: z.uuid(),
  /** The `warningKey` of each that a person has dealt with. */
  warnings: z.array(z.string()).min(1, 'Tick what you have dealt with.'),
})

export const EditAgreementInput = z.object({
  agreementVersionId: z.uuid(),
  seen,
  title: line('Give the form a title.'),
  leadIn: z.object({ will: note(300), will_not: note(300), understand: note(300) }),
  /** The lists of the form in their order; one point on each line, and an empty list goes. */
  parts: z
    .array(
      z.object({
        kind: z.enum(CLAUSE_KINDS, { error: 'Say what kind of list this is.' }),
        points: z.string().max(50_000),
      }),
    )
    .max(60),
  parentDeclaration: note(5000),
  fields: z.array(z.object({ key: z.string().max(100), value: z.string().trim().max(5000) })).default([]),
  parentRule: z.enum(['any_one', 'every_one']).default('any_one'),
})

export const AddAgreementInput = z.object({
  schoolId: z.uuid(),
  policyId: z.uuid(),
  audience: z.enum(AUDIENCES, { error: 'Choose who signs the form.' }),
  from: z.enum(['template', 'empty']).default('template'),
})

export const PolicyInput = z.object({ policyId: z.uuid() })
export const VersionInput = z.object({ versionId: z.uuid() })
export const AgreementInput = z.object({ agreementId: z.uuid() })
export const AgreementVersionInput = z.object({ agreementVersionId: z.uuid() })

export const RecordApprovalInput = z.object({
  versionId: z.uuid(),
  approvedBy: line('Say who approved it, such as the governing board.'),
  approvedOn: day('Give the day on which it was approved.'),
  note: note(),
})

const publishForm = {
  agreementVersionId: z.uuid(),
  seen: seen.optional(),
  /** Needed from the second version on: whether those who signed before must sign again. */
  signAgain: z.boolean().optional(),
  changeNote: note(),
}
export const PublishAgreementInput = z.object(publishForm)

export const PublishPolicyInput = z.object({
  versionId: z.uuid(),
  seen: seen.optional(),
  changeNote: note(),
  /** Ticked by the publisher when warnings of the import are still unsettled. */
  warningsAccepted: z.boolean().default(false),
  /** Recorded in the same press when the approval was not recorded before. */
  approvedBy: line('Say who approved it, such as the governing board.').optional(),
  approvedOn: day('Give the day on which it was approved.').optional(),
  forms: z.array(z.object(publishForm)).default([]),
})

export const AdoptPolicyInput = z.object({ schoolId: z.uuid(), policyVersionId: z.uuid() })
