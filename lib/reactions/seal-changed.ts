import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { queueFailedCopies } from '@/lib/documents/commands/retry-copy'

/** With another certificate, or another way to the time, copies that waited for their seal are made at once. */
export const makeWaitingCopies: Reaction = ({ tx, entry }) => queueFailedCopies(tx, entry.subject)
