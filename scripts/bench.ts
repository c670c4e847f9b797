import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '@/lib/db/embedded/server'
import { DURABLE, temporaryDatabase } from '@/lib/testing/database'
import { buildForBench } from './bench/build'
import { printReport } from './bench/report'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    output: { type: 'string', default: '.data/bench.json' },
    seconds: { type: 'string', default: '6' },
    only: { type: 'string', multiple: true, default: [] },
    port: { type: 'string' },
  },
})

const tell = (part: string) => process.stderr.write(`  ${part} …\n`)
tell('building')
await buildForBench()
const database = await temporaryDatabase({ flags: DURABLE })
try {
  const port = Number(values.port) || (await freePort())
  const address = `http://localhost:${port}`
  // The domain reads its settings when it is loaded, so it is loaded after this; the web process gets the same.
  Object.assign(process.env, {
    DATABASE_URL: database.applicationUrl,
    NEXTAUTH_SECRET: 'a secret for measuring that opens nothing anywhere',
    LOG_LEVEL: 'warn',
    BASE_URL: address,
    NEXTAUTH_URL: address,
    SECOND_FACTOR: 'optional',
  })
  const { measureAll, PARTS } = await import('./bench/measure-all')
  const parts = PARTS.filter((part) => values.only.length === 0 || values.only.includes(part))
  const seconds = Math.min(15, Math.max(1, Number(values.seconds) || 6))
  const keep = (measured: object) => {
    mkdirSync(dirname(values.output), { recursive: true })
    writeFileSync(values.output, `${JSON.stringify(measured, null, 2)}\n`)
  }
  const report = await measureAll({ ownerUrl: database.ownerUrl, port, seconds, parts, tell, keep })
  if (values.json) console.log(JSON.stringify({ file: values.output, ...report }))
  else printReport(report, values.output)
} finally {
  await database.remove()
}
process.exit(0)
