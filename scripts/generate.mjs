import { generate } from './prepare/generate.mjs'
import { stopWith } from './prepare/stop-with.mjs'

try {
  const written = await generate({ force: process.argv.includes('--force') })
  console.log(written ? 'The database client is written to lib/db/generated.' : 'The database client is up to date.')
} catch (error) {
  stopWith(error.message)
}
