import { type ClauseDiff, diffClauses } from '../section-diff'
import type { AgreementContent } from '../types'
import { wordDiff } from '../word-diff'

export type FormChange = Omit<ClauseDiff, 'kind'> & { kind: ClauseDiff['kind'] | 'parent_declaration' }

/** What changed between two published versions of a form, point by point and word by word; what stayed the same is left out. */
export function formChanges(before: AgreementContent, after: AgreementContent): FormChange[] {
  const changed: FormChange[] = diffClauses(before, after).filter(({ state }) => state !== 'same')
  const [old, now] = [before.parentDeclaration ?? '', after.parentDeclaration ?? '']
  if (old === now) return changed
  const state = old === '' ? 'added' : now === '' ? 'removed' : 'changed'
  return [...changed, { kind: 'parent_declaration', state, parts: wordDiff(old, now) }]
}
