import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { makeFirstSeal } from '@/lib/sealing/commands/first-seal'
import { openChain } from '@/lib/signing/commands/open-chain'

/** A new school begins its own chain of evidence. */
export const beginChain: Reaction = ({ tx, entry }) => openChain(tx, entry.subject)

/** And has its certificate for seals before the first copy. */
export const makeFirstSealKey: Reaction = ({ tx, entry }) => makeFirstSeal(tx, entry.subject)
