import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { DURABLE, temporaryDatabase } from '@/lib/testing/database'
import { printReport } from './bench/report'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    output: { type: 'string', default: '.data/bench.json' },
    seconds: { type: 'string', default: '6' },
  },
})

const database = await temporaryDatabase({ flags: DURABLE })
try {
  // The domain reads its settings when it is loaded, so it is loaded after this.
  Object.assign(process.env, {
    DATABASE_URL: database.applicationUrl,
    DATABASE_POOL: '16',
    NEXTAUTH_SECRET: 'a secret for measuring that opens nothing anywhere',
    LOG_LEVEL: 'silent',
    BASE_URL: 'https://sign.school.example',
  })
  const { measureAll } = await import('./bench/measure-all')
  const seconds = Math.min(15, Math.max(1, Number(values.seconds) || 6))
  const report = await measureAll(database.ownerUrl, seconds, (part) => process.stderr.write(`  ${part} …\n`))
  mkdirSync(dirname(values.output), { recursive: true })
  writeFileSync(values.output, `${JSON.stringify(report, null, 2)}\n`)
  if (values.json) console.log(JSON.stringify({ file: values.output, ...report }))
  else printReport(report, values.output)
} finally {
  await database.remove()
}
process.exit(0)
