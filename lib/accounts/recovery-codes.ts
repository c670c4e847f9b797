import { hashSecret } from '@/lib/auth/tokens'
import { newReference, normaliseReference } from '@/lib/reference'

export const RECOVERY_CODES = 10

/** Ten different codes of 80 random bits, as they are printed. */
export const newRecoveryCodes = () => Array.from({ length: RECOVERY_CODES }, newReference)

/** What is stored of a code, however it was typed: so many bits that the hash alone gives nothing to try. */
export const hashRecoveryCode = (accountId: string, typed: string) =>
  hashSecret(`${accountId} ${normaliseReference(typed)}`)
