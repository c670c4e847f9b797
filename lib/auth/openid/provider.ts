import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { unwrap } from '@/lib/keys/wrap'
import { isAllowedIssuer, issuerOf } from './issuer'
import { OPENID_KINDS, type OpenIdKind, type OpenIdProvider } from './types'

/** How a school's provider is called in addresses; it can be told before anything is saved. */
export const providerId = (kind: OpenIdKind, schoolId: string) => `${kind}-${schoolId}`

const Id = z
  .string()
  .regex(/^[a-z]+-.{36}$/)
  .transform((id) => ({ kind: id.slice(0, id.indexOf('-')), schoolId: id.slice(id.indexOf('-') + 1) }))
  .pipe(z.object({ kind: z.enum(OPENID_KINDS), schoolId: z.uuid() }))

/** Where a provider sends people back to; it is registered there to the letter. */
export const redirectAddress = (id: string) => `${env.BASE_URL}/api/auth/callback/${id}`

/** The provider of this name as its school has set it; null when it is not set, or its issuer is not allowed any more. */
export async function findProvider(id: string): Promise<OpenIdProvider | null> {
  const parsed = Id.safeParse(id)
  if (!parsed.success) return null
  const stored = await db.openIdProvider.findUnique({ where: { schoolId_kind: parsed.data } })
  if (!stored || !isAllowedIssuer(stored.kind, stored.tenant, env.OPENID_ISSUERS)) return null
  const { schoolId, kind, tenant, clientId, clientSecret } = stored
  return {
    schoolId,
    kind,
    tenant,
    clientId,
    issuer: issuerOf(kind, tenant),
    clientSecret: unwrap('openIdSecret', clientSecret),
  }
}
