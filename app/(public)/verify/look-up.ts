import 'server-only'
import { networkKey } from '@/app/_lib/network'
import { orTooMany } from '@/app/_lib/too-many'
import { guessing } from '@/lib/auth/limits'
import type { VerifiedCopy } from '@/lib/documents/types'
import { AppError } from '@/lib/errors'

/**
 * Finds a copy for anybody, or null, or why not yet: what no copy has is counted by network, since references and hashes
 * are long and nobody is to try them out.
 */
export async function lookUp(
  limit: 'verify.network' | 'verify_file.network',
  find: () => Promise<VerifiedCopy | null>,
) {
  const absent = new AppError('NOT_FOUND', 'There is no such copy.')
  const found = async () => (await find()) ?? Promise.reject(absent)
  const counted = [limit, await networkKey()] as const
  return orTooMany(() =>
    guessing([counted], found).catch((error: unknown) => {
      if (error !== absent) throw error
      return null
    }),
  )
}
