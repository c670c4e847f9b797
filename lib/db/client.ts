import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { type Prisma, PrismaClient } from './generated/client'
import { openPool, statementNames } from './pool'

const globalForDb = globalThis as { db?: PrismaClient }

const connect = () =>
  new PrismaClient({
    adapter: new PrismaPg(openPool(env.DATABASE_URL, env.DATABASE_POOL), {
      disposeExternalPool: true,
      statementNameGenerator: statementNames(),
    }),
  })

// One client survives hot reloads; each new one would open another pool.
globalForDb.db ??= connect()

export const db = globalForDb.db

export type { Prisma }

export type Tx = Prisma.TransactionClient
