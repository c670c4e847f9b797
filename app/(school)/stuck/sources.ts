import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type PostPermission, scopesOf } from '@/lib/auth/permissions'
import { retryAccessFiles } from '@/lib/data-rights/commands/retry-access-files'
import { countStuckFiles, listStuckFiles } from '@/lib/data-rights/queries/stuck-files'
import { retryCopy, retryStuckCopies } from '@/lib/documents/commands/retry-copy'
import { retryPrintPacks } from '@/lib/documents/commands/retry-print-packs'
import { countStuckCopies } from '@/lib/documents/queries'
import { listStuckCopyItems } from '@/lib/documents/queries/stuck-copies'
import { countStuckPacks, listStuckPacks } from '@/lib/documents/queries/stuck-packs'
import { retryImports } from '@/lib/imports/commands/retry-imports'
import { countStuckImports, listStuckImports } from '@/lib/imports/queries/stuck-imports'
import { retryJobs } from '@/lib/jobs/retry-jobs'
import { countStuckJobs, listStuckJobs } from '@/lib/jobs/stuck-jobs'
import type { StuckItem } from '@/lib/jobs/stuck-types'
import { retryMessages } from '@/lib/reminders/commands'
import { countStuckMessages, listStuckMessages } from '@/lib/reminders/queries/stuck-messages'
import { retryScans } from '@/lib/scans/commands/retry-scans'
import { countStuckScans, listStuckScans } from '@/lib/scans/queries/stuck-scans'

/** One kind of work that is done by itself: how what is stuck of it is counted, listed and tried again. */
export type StuckSource = {
  key: string
  title: string
  /** In a list of what is stuck: "2 messages not delivered". */
  one: string
  many: string
  permission: PostPermission
  note?: string
  /** What is said after trying again. */
  done: string
  count: (actor: Actor, schoolId: string) => Promise<number>
  list: (actor: Actor, schoolId: string) => Promise<StuckItem[]>
  again: (actor: Actor, schoolId: string, id?: string) => Promise<unknown>
}

/** Everything that can get stuck. */
export const SOURCES: readonly StuckSource[] = [
  {
    key: 'copies',
    title: 'Signed forms without a copy',
    one: 'signed form without a copy',
    many: 'signed forms without a copy',
    permission: 'copies.print',
    note: 'Every signature stands. A copy is drawn, sealed and kept after it.',
    done: 'The copies are being made again.',
    count: countStuckCopies,
    list: listStuckCopyItems,
    again: (actor, schoolId, id) => (id ? retryCopy(actor, { requestId: id }) : retryStuckCopies(actor, { schoolId })),
  },
  {
    key: 'messages',
    title: 'Messages not delivered',
    one: 'message not delivered',
    many: 'messages not delivered',
    permission: 'reminders.send',
    note: 'Messages to addresses that nobody has any more are left out.',
    done: 'The messages are on their way again.',
    count: countStuckMessages,
    list: listStuckMessages,
    again: (actor, schoolId, messageId) => retryMessages(actor, { schoolId, messageId }),
  },
  {
    key: 'packs',
    title: 'Files to print',
    one: 'file to print that is not there',
    many: 'files to print that are not there',
    permission: 'copies.print',
    done: 'The files are being made again.',
    count: countStuckPacks,
    list: listStuckPacks,
    again: (actor, schoolId, packId) => retryPrintPacks(actor, { schoolId, packId }),
  },
  {
    key: 'scans',
    title: 'Scans of paper forms',
    one: 'scan that is not read on',
    many: 'scans that are not read on',
    permission: 'paper.enter',
    done: 'The reading goes on.',
    count: countStuckScans,
    list: listStuckScans,
    again: (actor, schoolId, scanId) => retryScans(actor, { schoolId, scanId }),
  },
  {
    key: 'imports',
    title: 'Roll imports that do not go on',
    one: 'roll import that does not go on',
    many: 'roll imports that do not go on',
    permission: 'people.import',
    done: 'The import is being taken up again.',
    count: countStuckImports,
    list: listStuckImports,
    again: (actor, schoolId, importId) => retryImports(actor, { schoolId, importId }),
  },
  {
    key: 'files',
    title: 'Files of everything we hold',
    one: 'file of everything we hold that is not there',
    many: 'files of everything we hold that are not there',
    permission: 'data.provide',
    done: 'The files are being made again.',
    count: countStuckFiles,
    list: listStuckFiles,
    again: (actor, schoolId, fileId) => retryAccessFiles(actor, { schoolId, fileId }),
  },
  {
    key: 'jobs',
    title: 'Other work in the background',
    one: 'other piece of work in the background',
    many: 'other pieces of work in the background',
    permission: 'rounds.run',
    done: 'The work is being done again.',
    count: countStuckJobs,
    list: listStuckJobs,
    again: (actor, schoolId, jobId) => retryJobs(actor, { schoolId, jobId }),
  },
]

/** Those that somebody may look at and try again at a school. */
export const sourcesFor = (actor: Actor, schoolId: string): StuckSource[] =>
  SOURCES.filter(({ permission }) => scopesOf(actor, permission).some((scope) => scope.schoolId === schoolId))

/** How much of each is stuck, without those of which nothing is. */
export async function countStuck(actor: Actor, schoolId: string) {
  const counts = await Promise.all(
    sourcesFor(actor, schoolId).map(async (source) => ({ source, count: await source.count(actor, schoolId) })),
  )
  return counts.filter(({ count }) => count > 0)
}
