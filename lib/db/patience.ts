/** How long a part of Countersign waits for the database, in ms. */
export type Patience = {
  /** For a connection, whether the pool has none left or the server does not take any more. */
  connect: number
  /** For one statement, told to the server. */
  statement: number
  /** For a lock that another transaction holds, told to the server. */
  lock: number
  /** The server ends a transaction whose owner says nothing for so long, and frees what it locked. */
  idleInTransaction: number
  /** For any answer at all: a server that is cut off does not end its own statements in time. */
  answer: number
}

/** Somebody waits for a page, so it answers within seconds. */
const WEB: Patience = { connect: 5000, statement: 8000, lock: 5000, idleInTransaction: 15_000, answer: 9000 }

/** Jobs and the operator's commands have time; a mail server may take minutes while its message is locked. */
const OTHERS: Patience = {
  connect: 30_000,
  statement: 300_000,
  lock: 60_000,
  idleInTransaction: 240_000,
  answer: 310_000,
}

/** What this process does: Next.js says so in everything that it serves. */
export const patience = process.env.NEXT_RUNTIME ? WEB : OTHERS
