import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { londonDay, now } from '@/lib/clock'
import { toJson } from '@/lib/policies/importer/import-json'
import { parsePolicy } from '@/lib/policies/importer/parse-policy'
import { readDocument } from '@/lib/policies/importer/read-document'
import { answer, fromWhereTheyStand, type Output } from './answer'
import { schoolAndOperator, withDatabase } from './with-database'

type Options = Output & { school?: string }

/** `policy import`: reads a school's own document, and keeps it as a draft when a school is named. */
export function addPolicyCommands(policy: Command): void {
  policy
    .command('import')
    .description(
      'Read a policy (.txt, .md, .docx or .pdf) into a draft and print it; nothing is saved unless a school is named.',
    )
    .argument('<file>', 'the document')
    .option('--school <urn>', 'save it as a draft of the school with this URN')
    .option('--json', 'print JSON and nothing else')
    .action(importFile)
}

async function importFile(file: string, options: Options) {
  const path = fromWhereTheyStand(file)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${error.code}): check the name and try again.`)
  })
  const parsed = parsePolicy(await readDocument(basename(path), bytes), londonDay(now()))
  const draft = toJson(parsed)
  const saved = options.school ? await save(options.school, basename(path), bytes) : null
  answer(options, saved ? { ...draft, saved } : draft, [
    draft.title,
    `${draft.sections.length} sections; forms for ${draft.agreements.map((form) => form.audience).join(', ') || 'nobody'}`,
    ...draft.warnings.map(({ kind, text, where }) => `  ${kind}: ${text}${where ? ` (${where})` : ''}`),
    saved ? `Saved as a draft of ${saved.school}.` : 'Not saved: name a school with --school to keep it as a draft.',
  ])
}

const save = (urn: string, name: string, bytes: Uint8Array) =>
  withDatabase(async () => {
    const { school, operator } = await schoolAndOperator(urn)
    const { importPolicy } = await import('@/lib/policies/commands/import-policy')
    const { policyId, versionId } = await importPolicy(operator, { schoolId: school.id, name, bytes })
    return { school: school.name, policyId, versionId }
  })
