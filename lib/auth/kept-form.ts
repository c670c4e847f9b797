import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db/client'

const MINUTES = 30

const Values = z.record(z.string(), z.array(z.string()))
export type KeptValues = z.output<typeof Values>

/** Keeps what was typed while its owner confirms that it is them; returns the number to ask for it with. */
export async function keepForm(accountId: string, values: KeptValues): Promise<string> {
  await db.keptForm.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  const expiresAt = new Date(Date.now() + MINUTES * 60_000)
  const { id } = await db.keptForm.create({ data: { accountId, values, expiresAt }, select: { id: true } })
  return id
}

/** What was typed, for the account that typed it; null when it is another's or too long ago. */
export async function keptForm(accountId: string, id: unknown): Promise<KeptValues | null> {
  const known = z.uuid().safeParse(id)
  if (!known.success) return null
  const kept = await db.keptForm.findFirst({
    where: { id: known.data, accountId, expiresAt: { gt: new Date() } },
    select: { values: true },
  })
  return Values.safeParse(kept?.values).data ?? null
}
