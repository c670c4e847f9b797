import { Prisma } from './generated/client'

/** Parts of a statement written by hand, each with its own values. */
export const { sql, join, empty } = Prisma
export type Sql = Prisma.Sql
