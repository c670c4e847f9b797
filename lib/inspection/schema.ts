import { z } from 'zod'

export const PACK_FORMATS = ['pdf', 'xlsx'] as const
export type PackFormat = (typeof PACK_FORMATS)[number]

export const TakeInspectionInput = z.object({
  roundId: z.uuid(),
  format: z.enum(PACK_FORMATS),
  /** With the names of those outstanding and exempt. */
  names: z.boolean(),
})
