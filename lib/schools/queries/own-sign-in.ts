import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { isAllowedIssuer } from '@/lib/auth/openid/issuer'
import { providerId, redirectAddress } from '@/lib/auth/openid/provider'
import { type OpenIdTrial, tryProvider } from '@/lib/auth/openid/trial'
import { OPENID_KINDS, type OpenIdKind } from '@/lib/auth/openid/types'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { OwnSignIn, OwnSignInSettings } from '../types'

const reaches = (actor: Actor, schoolId: string) =>
  schoolsWhere(actor, 'school.configure').schoolId.in.includes(schoolId)

/** The kinds of sign-in that a school may set, each with what is set, never with its secret; null out of reach. */
export async function listOwnSignIns(actor: Actor, schoolId: string): Promise<OwnSignInSettings[] | null> {
  if (!reaches(actor, schoolId)) return null
  const saved = await db.openIdProvider.findMany({
    where: { schoolId },
    select: { kind: true, tenant: true, domains: true, clientId: true, updatedAt: true },
  })
  const kinds = OPENID_KINDS.filter((kind) => kind !== 'other' || env.OPENID_ISSUERS.length > 0)
  return kinds.map((kind) => ({
    kind,
    redirectAddress: redirectAddress(providerId(kind, schoolId)),
    issuers: kind === 'other' ? env.OPENID_ISSUERS : [],
    saved: saved.find((one) => one.kind === kind) ?? null,
  }))
}

/** Tries a sign-in that is set, for whoever may set it; null out of reach. */
export async function tryOwnSignIn(actor: Actor, schoolId: string, kind: OpenIdKind): Promise<OpenIdTrial | null> {
  return reaches(actor, schoolId) ? tryProvider(providerId(kind, schoolId)) : null
}

const SHOWN = 6
const ENOUGH = 3

/**
 * Schools with a sign-in of their own for whoever is about to sign in, a few at most: the only one there is, or those that
 * an address or a part of the name leads to. A list of all schools is nobody's business.
 */
export async function findOwnSignIns(text: string): Promise<{ several: boolean; schools: OwnSignIn[] }> {
  const set = { openIdProviders: { some: allowed } }
  const first = await db.school.findMany({ where: set, take: 2, select: COLUMNS })
  if (first.length < 2) return { several: false, schools: first.map(signInOf) }
  const typed = text.trim().toLowerCase()
  const domain = /^[^@\s]*@([^@\s]+)$/.exec(typed)?.[1]
  if (!domain && typed.length < ENOUGH) return { several: true, schools: [] }
  const wanted = domain
    ? { openIdProviders: { some: { ...allowed, domains: { has: domain } } } }
    : { ...set, name: { contains: typed, mode: 'insensitive' as const } }
  const found = await db.school.findMany({
    where: wanted,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: SHOWN,
    select: COLUMNS,
  })
  return { several: true, schools: found.map(signInOf) }
}

/** Whom to ask at a school when its own sign-in did not let somebody in; null where the school has none. */
export async function getOwnSignInContact(id: string) {
  const [kind, schoolId] = [id.slice(0, id.indexOf('-')), id.slice(id.indexOf('-') + 1)]
  const known = OPENID_KINDS.find((one) => one === kind)
  if (!known || !/^[0-9a-f-]{36}$/.test(schoolId)) return null
  return db.school.findFirst({
    where: { id: schoolId, openIdProviders: { some: { kind: known } } },
    select: { name: true, contactEmail: true, contactPhone: true },
  })
}

// What the operator no longer allows is offered to nobody.
const allowed = { OR: [{ kind: { not: 'other' as const } }, { tenant: { in: env.OPENID_ISSUERS } }] }

const COLUMNS = {
  id: true,
  name: true,
  openIdProviders: { orderBy: { kind: 'asc' }, select: { kind: true, tenant: true } },
} as const

type Stored = { id: string; name: string; openIdProviders: { kind: OpenIdKind; tenant: string }[] }

const signInOf = ({ id, name, openIdProviders }: Stored): OwnSignIn => ({
  schoolName: name,
  ways: openIdProviders
    .filter(({ kind, tenant }) => isAllowedIssuer(kind, tenant, env.OPENID_ISSUERS))
    .map(({ kind }) => ({ kind, id: providerId(kind, id) })),
})
