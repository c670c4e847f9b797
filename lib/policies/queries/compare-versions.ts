import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { diffSections } from '../section-diff'
import { getVersion } from './get-policy'

/** What changed in the text of a policy from one version to another, word by word; null when either is out of reach. */
export async function compareVersions(actor: Actor, schoolId: string, policyId: string, from: number, to: number) {
  const [before, after] = await Promise.all([
    getVersion(actor, schoolId, policyId, from),
    getVersion(actor, schoolId, policyId, to),
  ])
  if (!before || !after) return null
  return { before, after, sections: diffSections(before.sections, after.sections) }
}
