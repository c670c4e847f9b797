import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { MEMBERSHIP_KINDS } from '@/lib/people/types'
import { DEFAULT_RULES, type RetentionGroup, type RetentionRule } from '../types'

/** The rules of a school for each group, its own or the default. */
export async function rulesOf(client: Tx, schoolId: string): Promise<Record<RetentionGroup, RetentionRule>> {
  const own = await client.retentionRule.findMany({
    where: { schoolId },
    select: { group: true, yearsAfterLeaving: true, yearsAfterRound: true },
  })
  const ruleOf = (group: RetentionGroup): RetentionRule => {
    const { yearsAfterLeaving, yearsAfterRound } = own.find((rule) => rule.group === group) ?? DEFAULT_RULES[group]
    return { yearsAfterLeaving, yearsAfterRound }
  }
  return Object.fromEntries(MEMBERSHIP_KINDS.map((group) => [group, ruleOf(group)])) as Record<
    RetentionGroup,
    RetentionRule
  >
}

/** A school's rules for whoever plans erasures there; null when it is out of reach. */
export async function getRetentionRules(actor: Actor, schoolId: string) {
  const { schoolId: reached } = schoolsWhere(actor, 'retention.plan')
  return reached.in.includes(schoolId) ? rulesOf(db, schoolId) : null
}
