import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { openChain } from '@/lib/signing/commands/open-chain'

/** A new school begins its own chain of evidence. */
export const beginChain: Reaction = ({ tx, entry }) => openChain(tx, entry.subject)
