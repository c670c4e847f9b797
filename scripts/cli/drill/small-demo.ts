import { spawnSync } from 'node:child_process'
import { openEmbedded } from '@/lib/db/embedded/database'
import { migrate } from '@/lib/db/migrate'
import { readSettings } from '@/lib/settings'
import { childEnvironment } from '../../run/environment'
import { runToEnd, typeScript } from '../../run/program'

// Makes a small demo school with a few copies and one password in DATA_DIR, to be kept as a backup of this version.
const COPIES = 3
/** The password of every account of it: all of them are invented. */
export const PASSWORD = 'Kept-for-the-next-1'

if (process.argv[2] === 'copies') await copiesAndPassword()
else await make()

async function make() {
  const settings = readSettings({ DATA_DIR: process.env.DATA_DIR })
  const database = await openEmbedded(settings.DATA_DIR)
  try {
    await migrate(database)
    const env = childEnvironment(settings, { embedded: database, ...database }, true)
    await runToEnd('prisma/demo/run.ts', env, 'small')
    spawnSync(process.execPath, typeScript('scripts/cli/drill/small-demo.ts', 'copies'), { env, stdio: 'inherit' })
  } finally {
    await database.release()
  }
}

async function copiesAndPassword() {
  const { db } = await import('@/lib/db/client')
  const { hashPassword } = await import('@/lib/auth/password')
  const { makeCopy } = await import('@/lib/documents/commands/make-copy')
  const requests = await db.request.findMany({
    where: { state: 'complete' },
    distinct: ['audience'],
    orderBy: { id: 'asc' },
    take: COPIES,
    select: { id: true, schoolId: true },
  })
  for (const { id, schoolId } of requests)
    await makeCopy({ schoolId, requestId: id, mail: false }, { attempt: 1, maxAttempts: 1, isLast: true })
  await db.account.updateMany({ data: { passwordHash: await hashPassword(PASSWORD) } })
  process.exit(0)
}
