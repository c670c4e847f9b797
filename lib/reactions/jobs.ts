import 'server-only'
import { forgetEndedSessions } from '@/lib/auth/account-session'
import { forgetEndedLimits } from '@/lib/auth/limits'
import { makeAccessFile } from '@/lib/data-rights/commands/make-access-file'
import { runErasure } from '@/lib/data-rights/commands/run-erasure'
import { eraseOldPacks } from '@/lib/documents/commands/erase-old-packs'
import { makeCopy } from '@/lib/documents/commands/make-copy'
import { makePrintPack } from '@/lib/documents/commands/make-print-pack'
import { checkImport } from '@/lib/imports/commands/check-import'
import { eraseOldImports } from '@/lib/imports/commands/erase-old-imports'
import { takeInMendedRows } from '@/lib/imports/commands/mend-rows'
import { takeBackImport } from '@/lib/imports/commands/take-back-import'
import { writeImport } from '@/lib/imports/commands/write-import'
import type { JobTable } from '@/lib/jobs/types'
import { sendMail } from '@/lib/mail/send'
import { eraseOldScans } from '@/lib/scans/commands/erase-old-scans'
import { readScan } from '@/lib/scans/commands/read-scan'
import { checkStates, eraseWhatIsOver, makeCheckpoints, sendDueReminders } from './clockwork'
import { inviteRound, sendAskings } from './send-askings'
import { tellRefusal } from './tell-office'
import { letLeaversGo } from './year-leavers'

/** Every job of the product by its name. */
export const jobs: JobTable = {
  'mail.send': sendMail,
  'copy.make': makeCopy,
  'pack.make': makePrintPack,
  'round.invite': inviteRound,
  'round.ask': sendAskings,
  'office.tell_refusal': tellRefusal,
  'import.mend': takeInMendedRows,
  'retention.erase': runErasure,
  'access_file.make': makeAccessFile,
  'import.check': checkImport,
  'import.confirm': writeImport,
  'import.undo': takeBackImport,
  'scan.read': readScan,
  'clock.imports': eraseOldImports,
  'clock.scans': eraseOldScans,
  'clock.reminders': sendDueReminders,
  'clock.states': checkStates,
  'clock.checkpoints': makeCheckpoints,
  'clock.limits': forgetEndedLimits,
  'clock.packs': eraseOldPacks,
  'clock.retention': eraseWhatIsOver,
  'clock.leavers': letLeaversGo,
  'clock.sessions': forgetEndedSessions,
}

/** When jobs run by the clock, in the words of cron and in UTC. */
export const crontab = `
5 0 * * * clock.leavers
0 7 * * * clock.reminders
10 1 * * * clock.states
20 2 * * * clock.checkpoints
50 1 * * * clock.imports
55 1 * * * clock.scans
40 * * * * clock.limits
45 * * * * clock.packs
10 3 * * * clock.retention
30 1 * * * clock.sessions
`
