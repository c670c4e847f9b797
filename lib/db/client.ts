import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { type Prisma, PrismaClient } from './generated/client'

const globalForDb = globalThis as { db?: PrismaClient }

const connect = () =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL }) })

// One client survives hot reloads; each new one would open another pool.
globalForDb.db ??= connect()

export const db = globalForDb.db

export type { Prisma }

export type Tx = Prisma.TransactionClient
