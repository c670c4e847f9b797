import type { NavItem } from '@/components/layout/nav-links'
import type { AccountActor } from '@/lib/auth/account-actor'
import { type PostPermission, scopesOf } from '@/lib/auth/permissions'

type Entry = NavItem & { permission: PostPermission }

const ENTRIES: readonly Entry[] = [
  { href: '/dashboard', label: 'Dashboard', permission: 'dashboard.view' },
  { href: '/rounds', label: 'Signing rounds', permission: 'rounds.view' },
  { href: '/people', label: 'People', permission: 'people.view' },
  { href: '/imports', label: 'Roll imports', permission: 'people.import' },
  { href: '/class-signing', label: 'Class signing', permission: 'class.sign' },
  { href: '/scans', label: 'Paper forms', permission: 'paper.enter' },
  { href: '/copies', label: 'Signed copies', permission: 'copies.print' },
  { href: '/print', label: 'Print', permission: 'copies.print' },
  { href: '/policies', label: 'Policies', permission: 'policies.view' },
  { href: '/accounts', label: 'Accounts and posts', permission: 'accounts.view', group: 'Running it' },
  { href: '/audit', label: 'Audit trail', permission: 'audit.view', group: 'Running it' },
  { href: '/evidence', label: 'Checkpoints', permission: 'audit.view', group: 'Running it' },
  { href: '/retention', label: 'How long data is kept', permission: 'retention.plan', group: 'Running it' },
  { href: '/settings', label: 'School settings', permission: 'school.configure', group: 'Running it' },
]

/** What someone may open at a school, straight from the rule book; their own forms come first. */
export function navigationFor(actor: AccountActor, schoolId: string): NavItem[] {
  const allowed = ENTRIES.filter(({ permission }) => scopesOf(actor, permission).some((s) => s.schoolId === schoolId))
  const items: NavItem[] = allowed.map(({ permission: _, ...item }) => item)
  const [first, ...rest] = items
  const toSign: NavItem[] = actor.people.length > 0 ? [{ href: '/sign', label: 'To sign' }] : []
  return first ? [first, ...toSign, ...rest] : toSign
}

/** Whether someone holds a post, in use or asleep until the second step. */
export const holdsPost = (actor: AccountActor) => actor.grants.length + actor.secondStep.asleepAt.length > 0

/** Where someone begins. */
export const homeOf = (actor: AccountActor) => (holdsPost(actor) ? '/dashboard' : '/sign')
