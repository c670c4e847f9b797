'use server'
import { z } from 'zod'
import { verifyFile } from '@/lib/documents/queries/verify-file'
import type { VerifiedCopy } from '@/lib/documents/types'
import { lookUp } from './look-up'

/** A SHA-256 in lower-case hex. */
const Asked = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

export type FileAnswer = { copy: VerifiedCopy | null } | { refused: string }

/** Whether a file is a copy, by its hash alone, which is all that leaves the device. */
export async function verifyFileAction(form: FormData): Promise<FileAnswer> {
  const asked = Asked.safeParse(Object.fromEntries(form))
  if (!asked.success) return { refused: 'We did not get the hash of this file. Please try again.' }
  const answer = await lookUp('verify_file.network', () => verifyFile(asked.data.sha256))
  return 'tooMany' in answer ? { refused: answer.tooMany } : { copy: answer.done }
}
