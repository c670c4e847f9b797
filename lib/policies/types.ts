/** Who signs a form. The same names stand in the schema, the address bar and, hyphenated, on the command line. */
export const AUDIENCES = [
  'staff',
  'governors',
  'volunteers',
  'visitors',
  'older_pupils',
  'younger_pupils',
  'parents',
] as const
export type Audience = (typeof AUDIENCES)[number]

export const CLAUSE_KINDS = ['will', 'will_not', 'understand', 'text'] as const
export type ClauseKind = (typeof CLAUSE_KINDS)[number]

/** One point of an agreement. `will` and `will_not` read on from the lead-in; the text may hold `{{field}}` marks. */
export type Clause = { kind: ClauseKind; text: string }

/** A part that differs from school to school, filled in before the version is published and hashed. */
export type AgreementField = { key: string; label: string; hint: string; value: string; multiline: boolean }

/** The short form as its audience reads it. */
export type AgreementContent = {
  title: string
  /** What stands above the `will` and `will_not` lists, for example "When I use the school's systems, I will not:". */
  leadIn: { will: string; will_not: string; understand: string }
  clauses: Clause[]
  /** What the parent or carer agrees to on a pupil's form; null on every other form. */
  parentDeclaration: string | null
  fields: AgreementField[]
}

export type PolicySection = { number: string | null; title: string; level: number; text: string }

/** Dates are `YYYY-MM-DD`, or `YYYY-MM` where the document names a month alone; null where it says nothing. */
export type PolicyMetadata = {
  createdOn: string | null
  createdBy: string | null
  reviewedOn: string | null
  reviewedBy: string | null
  nextReviewOn: string | null
  approvedOn: string | null
  approvedBy: string | null
  reviewEveryMonths: number | null
  lead: string | null
  appliesTo: string | null
  schoolName: string | null
}

export type PolicyWarning = {
  kind: 'cycle_contradicts_dates' | 'review_overdue' | 'template_text' | 'doubt'
  text: string
  /** Where in the document, as a section number or title. */
  where: string | null
}

export type ParsedAgreement = {
  audience: Audience
  title: string
  /** The lines that the clauses of a kind stand under; empty where they are whole sentences of their own. */
  leadIn: { will: string; will_not: string; understand: string }
  clauses: Clause[]
  parentDeclaration: string | null
  /** The signature lines of the form, as "pupil" or "parent/carer" stands before them. */
  signatures: string[]
  /** The lines that the portal asks for itself (names, dates, places to sign) and the form's own headings, as they stand. */
  formLines: string[]
}

/** A line that is in no section and no form, with the reason; shown beside the draft so that nothing goes unseen. */
export type SetAside = { text: string; why: 'title' | 'school_name' | 'metadata' | 'contents' | 'repeated' | 'rule' }

export type ParsedPolicy = {
  title: string
  metadata: PolicyMetadata
  sections: PolicySection[]
  agreements: ParsedAgreement[]
  warnings: PolicyWarning[]
  setAside: SetAside[]
}

/** Whose signature completes the parents' part: any one who may sign, or every one who receives mail. */
export const PARENT_RULES = ['any_one', 'every_one'] as const
export type ParentRule = (typeof PARENT_RULES)[number]

export const AUDIENCE_LABELS: Record<Audience, string> = {
  staff: 'Staff',
  governors: 'Governors',
  volunteers: 'Volunteers',
  visitors: 'Visitors',
  older_pupils: 'Older pupils',
  younger_pupils: 'Younger pupils',
  parents: 'Parents and carers',
}

/** A heading as one line: its number, as the document has it, then its words. */
export const sectionHeading = ({ number, title }: Pick<PolicySection, 'number' | 'title'>) =>
  number === null || number === title ? title : `${number}${/^\d+$/.test(number) ? '.' : ''} ${title}`.trim()
