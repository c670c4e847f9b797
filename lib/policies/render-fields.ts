import { AppError } from '@/lib/errors'
import { marksOf, unfilledFields } from './agreement-parts'
import type { AgreementContent } from './types'

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Puts the school's own words in place of every `{{key}}`, for publishing; throws INVALID naming the fields that are empty or unknown. */
export function fillFields(content: AgreementContent): AgreementContent {
  const known = new Map(content.fields.map((field) => [field.key, field.value.trim()]))
  const unknown = marksOf(content).filter((key) => !known.has(key))
  const missing = [...unfilledFields(content).map(({ label }) => label), ...unknown.map((key) => `{{${key}}}`)]
  if (missing.length > 0) {
    throw new AppError('INVALID', `“${content.title}” still has to be filled in: ${missing.join('; ')}.`)
  }
  const fill = (text: string) => text.replace(MARK, (mark, key: string) => known.get(key) ?? mark)
  return {
    title: fill(content.title),
    leadIn: {
      will: fill(content.leadIn.will),
      will_not: fill(content.leadIn.will_not),
      understand: fill(content.leadIn.understand),
    },
    clauses: content.clauses.map(({ kind, text }) => ({ kind, text: fill(text) })),
    parentDeclaration: content.parentDeclaration === null ? null : fill(content.parentDeclaration),
    fields: content.fields,
  }
}
