import { spawn } from 'node:child_process'
import { temporaryDatabase } from '@/lib/testing/database'

const d = await temporaryDatabase()
process.env.DATABASE_URL = d.applicationUrl
process.env.NEXTAUTH_SECRET = 'a secret for tests that opens nothing anywhere'
process.env.BASE_URL = 'http://localhost:3000'
process.env.COUNTERSIGN_DEMO = 'buttons'
const { db } = await import('@/lib/db/client')
const f = await import('@/lib/testing/factories')
const s = await import('@/lib/documents/signed-request.factory')
const start = () => {
  const c = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/worker.ts'], {
    stdio: 'inherit',
    env: process.env,
  })
  return { c, end: new Promise<[number | null, string | null]>((r) => c.on('exit', (a, b) => r([a, b]))) }
}
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms))
try {
  const school = await f.aSchool()
  const people = []
  const form = await s.aForm(school.id, 'staff')
  for (let i = 0; i < 120; i++) {
    const p = await f.aPerson(school.id, 'staff', { familyName: 'N' + i, email: `p${i}@example.test` })
    const r = await s.aRequest({ form, personId: p.id, capacity: 'staff', slots: [{ kind: 'self', personId: p.id }] })
    await s.agree(school.id, [r.slotOf(p.id)])
    people.push(r)
  }
  const counts = async () => [
    await db.document.count(),
    await db.storedFile.count(),
    await db.message.count(),
    await db.request.count({ where: { copyState: 'ready' } }),
    await db.message.count({ where: { state: 'sent' } }),
  ]
  let w = start()
  const t = Date.now()
  while ((await db.document.count()) < 5) await sleep(20)
  console.log('first 5 after', Date.now() - t, await counts())
  w.c.kill('SIGKILL')
  console.log('killed', await w.end, await counts())
  console.log(
    'locked',
    await db.$queryRaw`select count(*)::int as n, max(attempts) from graphile_worker._private_jobs where locked_by is not null`,
  )
  await db.$executeRaw`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes' where locked_at is not null`
  await db.$executeRaw`update "WorkerHeartbeat" set "seenAt" = now() - interval '2 minutes'`
  w = start()
  const t2 = Date.now()
  while ((await db.document.count()) < 120 && Date.now() - t2 < 60000) await sleep(50)
  await sleep(2500)
  console.log('all after', Date.now() - t2, await counts())
  console.log('beats', await db.workerHeartbeat.count())
  w.c.kill('SIGTERM')
  console.log('stopped', await w.end, 'beats', await db.workerHeartbeat.count())
  console.log('jobs left', await db.$queryRaw`select count(*)::int as n from graphile_worker._private_jobs`)
  console.log('size', await db.$queryRaw`select avg(length(bytes))::int as n from "StoredFile"`)
} finally {
  await db.$disconnect()
  await d.remove()
}
