import 'server-only'
import { isAllowedIssuer } from '@/lib/auth/openid/issuer'
import { command } from '@/lib/command'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { wrap } from '@/lib/keys/wrap'
import { SetOpenIdInput, TurnOffOpenIdInput } from '../schema'

/** Sets a school's own sign-in of one kind; the secret is kept encrypted, and never stays when it would go to somebody else. */
export const setOpenId = command({
  permission: 'school.configure',
  // Whoever keeps these accounts can come in as anybody of the school.
  recent: true,
  input: SetOpenIdInput,
  async run({ tx, schools, input: { schoolId, kind, tenant, clientId, clientSecret, ...input } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    if (!isAllowedIssuer(kind, tenant, env.OPENID_ISSUERS)) {
      throw AppError.field('tenant', 'Whoever runs Countersign has not allowed this issuer.')
    }
    await tx.$queryRaw`SELECT id FROM "School" WHERE id = ${schoolId}::uuid FOR NO KEY UPDATE`
    const saved = await tx.openIdProvider.findUnique({ where: { schoolId_kind: { schoolId, kind } } })
    const sameClient = saved?.tenant === tenant && saved.clientId === clientId
    if (!clientSecret && !sameClient) throw AppError.field('clientSecret', 'Enter the client secret.')
    const domains = kind === 'google' ? [...new Set([tenant, ...input.domains])] : input.domains
    const facts = { tenant, clientId, domains }
    const secret = clientSecret && { clientSecret: wrap('openIdSecret', clientSecret) }
    if (saved) {
      await tx.openIdProvider.update({
        where: { schoolId_kind: { schoolId, kind } },
        data: { ...facts, ...(secret || {}) },
      })
    } else {
      await tx.openIdProvider.create({
        data: { schoolId, kind, ...facts, clientSecret: wrap('openIdSecret', clientSecret) },
      })
    }
    const before = saved ? { tenant: saved.tenant, clientId: saved.clientId, domains: saved.domains } : undefined
    return {
      output: { schoolId, kind },
      audit: {
        action: 'openid.set',
        subject: schoolId,
        schoolId,
        before,
        after: { signIn: kind, ...facts, secret: clientSecret ? 'replaced' : null },
      },
    }
  },
})

/** Turns a school's own sign-in off: nobody comes in by it any more, and its secret is gone. Who was joined stays known. */
export const turnOffOpenId = command({
  permission: 'school.configure',
  input: TurnOffOpenIdInput,
  async run({ tx, schools, input: { schoolId, kind } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const { count } = await tx.openIdProvider.deleteMany({ where: { schoolId, kind } })
    if (count === 0) throw new AppError('CONFLICT', 'This sign-in is off already.')
    return {
      output: { schoolId, kind },
      audit: { action: 'openid.turned_off', subject: schoolId, schoolId, before: { signIn: kind } },
    }
  },
})
