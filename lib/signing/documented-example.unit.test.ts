import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { canonicalAgreement, sha256 } from '@/lib/policies/canonical'
import { verifyExport } from './verify-export'

const EXAMPLE = 'docs/evidence-example.jsonl'
const page = readFileSync('docs/evidence.md', 'utf8')
const lines = readFileSync(EXAMPLE, 'utf8').trimEnd().split('\n')
const [, entry, checkpoint, end] = lines.map((line) => JSON.parse(line) as Record<string, string>)

test('the documented example is an export that holds', async () => {
  expect(await verifyExport(EXAMPLE)).toMatchObject({ ok: true, entries: 1, checkpoints: 1, fault: null })
})

test('the page that describes the format gives the values of the example', () => {
  for (const value of [entry?.hash, checkpoint?.signature, end?.digest, end?.signature]) {
    expect(value).toBeTruthy()
    expect(page).toContain(`\`${value}\``)
  }
})

test('the documented text of an agreement has the documented hash, and the example names it', () => {
  const leadIn = { will: 'I will:', will_not: '', understand: '' }
  const clauses = [{ kind: 'will' as const, text: 'be kind' }]
  const content = { title: 'A form', leadIn, clauses, parentDeclaration: null, fields: [] }
  const text = canonicalAgreement({ audience: 'staff', number: 1, content })
  expect(page).toContain(`\`${text}\``)
  expect(page).toContain(`\`${sha256(text)}\``)
  expect(entry?.envelope).toContain(sha256(text))
})
