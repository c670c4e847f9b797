import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Command } from 'commander'
import { counted } from '@/lib/format/words'
import type { Checkpoint } from '@/lib/signing/checkpoint'
import type { ChainReport } from '@/lib/signing/verify-chain'
import { readCheckpoints, verifyExport } from '@/lib/signing/verify-export'
import { answer, fromWhereTheyStand, type Output } from './answer'
import { schoolAndOperator, withDatabase } from './with-database'

type VerifyOptions = Output & { school?: string; checkpoints?: string }

/** `chain verify` and `chain export`. */
export function addChainCommands(chain: Command): void {
  chain
    .command('verify')
    .description(
      'Recompute a chain and name the first entry that does not fit: of a school, or of an exported file, without a database.',
    )
    .argument('[file]', 'an export')
    .option('--school <urn>', 'the school with this URN')
    .option('--checkpoints <file>', 'signed heads kept outside, to hold the chain against')
    .option('--json', 'print JSON and nothing else')
    .action(verify)
  chain
    .command('export')
    .description("Write a school's chain as JSON lines, to a file or to standard output.")
    .requiredOption('--school <urn>', 'the school with this URN')
    .option('--output <file>', 'where to write it')
    .option('--json', 'the export is JSON lines already; changes nothing')
    .action(exportSchool)
}

async function verify(file: string | undefined, options: VerifyOptions) {
  if (Boolean(file) === Boolean(options.school)) throw new Error('Name a file or a school, one of the two.')
  const outside = options.checkpoints ? await readCheckpoints(fromWhereTheyStand(options.checkpoints)) : []
  const report = file
    ? await verifyExport(fromWhereTheyStand(file), outside)
    : await verifySchool(options.school ?? '', outside)
  answer(options, report, linesOf(report))
  if (!report.ok) process.exitCode = 1
}

const verifySchool = (urn: string, outside: Checkpoint[]) =>
  withDatabase(async () => {
    const { school } = await schoolAndOperator(urn)
    const { verifySchoolChain } = await import('@/lib/signing/queries/chain')
    return verifySchoolChain(school.id, outside)
  })

const linesOf = ({ ok, entries, hash, erased, checkpoints, fault }: ChainReport) =>
  ok
    ? [
        `The chain holds: ${counted(entries, 'entry', 'entries')}, ${counted(erased, 'section')} erased, ${counted(checkpoints, 'checkpoint')}.`,
        `Its head is ${hash}.`,
      ]
    : [`The chain does not hold: ${fault?.sequence ? `entry ${fault.sequence}: ` : ''}${fault?.what}.`]

const exportSchool = ({ school: urn, output }: { school: string; output?: string }) =>
  withDatabase(async () => {
    const { school } = await schoolAndOperator(urn)
    const { exportChain } = await import('@/lib/signing/queries/export')
    const target = output ? createWriteStream(fromWhereTheyStand(output)) : process.stdout
    for await (const text of exportChain(school)) if (!target.write(text)) await once(target, 'drain')
    if (output) await new Promise<void>((done, fail) => target.once('error', fail).end(done))
  })
