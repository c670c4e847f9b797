// Written from docs/evidence.md alone, to hold the other program against: it may import nothing but Node's own modules.
import { createReadStream, readFileSync, realpathSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Refusal } from './canonical.mjs'
import { follow } from './export.mjs'
import { readKept } from './signed-head.mjs'

const usage = 'node scripts/second-verifier/verify.mjs FILE [--checkpoint FILE]... [--json]'

/** Follows an export given in pieces of bytes; refuses by throwing. */
export async function verifyExport(pieces, kept) {
  const chain = follow(kept)
  let rest = []
  for await (const piece of pieces) {
    let from = 0
    for (let feed = piece.indexOf(10); feed !== -1; feed = piece.indexOf(10, from)) {
      chain.take(Buffer.concat([...rest, piece.subarray(from, feed + 1)]))
      rest = []
      from = feed + 1
    }
    if (from < piece.length) rest.push(piece.subarray(from))
  }
  if (rest.length > 0) chain.take(Buffer.concat(rest))
  return chain.finish()
}

export { Refusal, readKept }

async function main() {
  const options = { checkpoint: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean' } }
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [file, ...more] = positionals
  if (!file || more.length > 0) throw new TypeError(`Usage: ${usage}`)
  const kept = values.checkpoint.flatMap((name) => readKept(readFileSync(name, 'utf8'), name))
  const found = await verifyExport(createReadStream(file), kept)
  const told = `The chain holds: ${found.entries} entries, ${kept.length} kept checkpoints agree.\nHead: ${found.head}`
  console.log(values.json ? JSON.stringify({ ok: true, ...found }) : told)
}

// 1 is a fault of the evidence; 2 says that nothing was checked.
function leave(error) {
  const refused = error instanceof Refusal
  if (process.argv.includes('--json') && refused)
    console.log(JSON.stringify({ ok: false, sequence: error.sequence, reason: error.message }))
  else console.error(refused ? `Refused at ${error.sequence}: ${error.message}` : error.message)
  process.exitCode = refused ? 1 : 2
}

const started = process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename
if (started) await main().catch(leave)
