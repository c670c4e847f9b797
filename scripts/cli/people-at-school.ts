import type { ImportPreview } from '@/lib/imports/queries/preview-import'
import type { RollFile } from '@/lib/imports/types'
import { schoolAndOperator, withDatabase } from './with-database'

type Wanted = { whole: boolean; answers: Record<string, string>; confirm: boolean }
type Done = { importId: string; trouble: string | null } | null

/** What files would change at a school; written as well when that is wanted and nothing stands against it. */
export const importAtSchool = (urn: string, files: RollFile[], { whole, answers, confirm }: Wanted) =>
  withDatabase(async () => {
    const { school, operator } = await schoolAndOperator(urn)
    const { previewImport } = await import('@/lib/imports/queries/preview-import')
    const preview = await previewImport(operator, school.id, files, { whole, answers })
    const open = preview.plan.questions.filter((question) => question.answer === null).length
    const clear = preview.plan.errors.length === 0 && open === 0
    const done = confirm && clear ? await write(operator, { schoolId: school.id, files, whole, answers }) : null
    const value = summaryAt(preview, confirm ? { confirmed: done !== null && done.trouble === null, ...done } : {})
    const refused = preview.plan.errors.length > 0 || (confirm && value.confirmed !== true)
    return { value, refused }
  })

type Operator = Awaited<ReturnType<typeof schoolAndOperator>>['operator']
type Values = { schoolId: string; files: RollFile[]; whole: boolean; answers: Record<string, string> }

/** The same steps as on the pages; the work of the jobs is done here, whether or not a worker runs. */
async function write(operator: Operator, values: Values): Promise<Done> {
  const [{ startImport }, { checkImport }, { confirmImport }, { writeImport }, { getImport }] = await Promise.all([
    import('@/lib/imports/commands/start-import'),
    import('@/lib/imports/commands/check-import'),
    import('@/lib/imports/commands/confirm-import'),
    import('@/lib/imports/commands/write-import'),
    import('@/lib/imports/queries'),
  ])
  const run = { attempt: 1, maxAttempts: 1, isLast: true }
  const { importId } = await startImport(operator, values)
  await checkImport({ importId }, run)
  const planHash = (await getImport(operator, importId))?.planHash ?? ''
  await confirmImport(operator, { importId, planHash })
  await writeImport({ importId }, run)
  const written = await getImport(operator, importId)
  const trouble = written?.state === 'confirmed' ? null : (written?.trouble ?? 'The import was not written.')
  return { importId, trouble }
}

type Outcome = { confirmed?: boolean; importId?: string; trouble?: string | null }

const summaryAt = ({ roll, plan, summary }: ImportPreview, outcome: Outcome) => ({
  format: roll.format,
  rows: roll.rows,
  people: summary.people,
  households: summary.households,
  ...plan.counts,
  questions: plan.questions.map(({ id, source, row, kind, text, choices, answer }) => ({
    id,
    file: source,
    row,
    kind,
    text,
    choices,
    answer,
  })),
  errors: plan.errors.map(({ source, row, column, text }) => ({ file: source, row, column, text })),
  ...outcome,
})

export function linesAtSchool(value: ReturnType<typeof summaryAt>): string[] {
  const { people, errors, questions } = value
  return [
    `${value.rows} rows: ${people.pupils} pupils, ${people.parents} parents and carers, ${people.staff} staff, ${people.governors} governors`,
    `${value.create} new, ${value.update} changed, ${value.archive} leave, ${value.unchanged} as they are`,
    ...errors.map(({ file, row, column, text }) =>
      [`  wrong: ${file}`, row && `row ${row}`, column && `“${column}”`].filter(Boolean).join(', ').concat(`: ${text}`),
    ),
    ...questions.map(
      ({ id, file, row, text, choices, answer }) =>
        `  question ${id}: ${file}, row ${row}: ${text} ${answer ? `Answered: ${answer}.` : choices.map((one) => `${one.value} = ${one.label}`).join('; ')}`,
    ),
    value.confirmed === undefined
      ? 'Nothing was written: add --confirm to write it.'
      : value.confirmed
        ? 'Written.'
        : (value.trouble ?? 'Nothing was written: correct the errors, or answer the questions with --answers.'),
  ]
}
