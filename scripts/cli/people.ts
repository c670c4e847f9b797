import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { londonDay, now } from '@/lib/clock'
import { countHouseholds, readRoll } from '@/lib/imports/read-roll'
import type { Roll } from '@/lib/imports/types'
import { answer, fromWhereTheyStand, type Output } from './answer'

/** `people import`: reads the tables of a school's roll and says who is in them, what is wrong and what only a person can decide. */
export function addPeopleCommands(people: Command): void {
  people
    .command('import')
    .description(
      'Read the tables of a roll (.csv, .tsv, .xlsx or a OneRoster .zip) and print what they hold; nothing is saved.',
    )
    .argument('<file...>', 'the tables, which together are one roll')
    .option('--json', 'print JSON and nothing else')
    .action(importFiles)
}

async function importFiles(files: string[], options: Output) {
  const read = await Promise.all(files.map(readOne))
  const roll = await readRoll(read, londonDay(now()))
  answer(options, summaryOf(roll), linesOf(roll))
  if (roll.errors.length > 0) process.exitCode = 1
}

async function readOne(file: string) {
  const bytes = await readFile(fromWhereTheyStand(file)).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${error.code}): check the name and try again.`)
  })
  return { name: basename(file), bytes }
}

const summaryOf = (roll: Roll) => ({
  format: roll.format,
  rows: roll.rows,
  people: {
    pupils: roll.pupils.length,
    parents: roll.parents.length,
    staff: roll.staff.length,
    governors: roll.governors.length,
  },
  households: countHouseholds(roll),
  guardianships: roll.guardianships.length,
  questions: roll.questions.map(({ source, row, kind, text }) => ({ file: source, row, kind, text })),
  errors: roll.errors.map(({ source, row, column, text }) => ({ file: source, row, column, text })),
})

function linesOf(roll: Roll): string[] {
  const { people, households, guardianships } = summaryOf(roll)
  return [
    `${roll.rows} rows: ${people.pupils} pupils, ${people.parents} parents and carers, ${people.staff} staff, ${people.governors} governors`,
    `${households} households, ${guardianships} ties between a parent or carer and a pupil`,
    ...roll.columns.map(({ source, column, readAs }) => `  ${source}: “${column}” is ${readAs ?? 'left aside'}`),
    ...roll.errors.map(({ source, row, column, text }) =>
      [`  wrong: ${source}`, row && `row ${row}`, column && `“${column}”`]
        .filter(Boolean)
        .join(', ')
        .concat(`: ${text}`),
    ),
    ...roll.questions.map(({ source, row, text }) => `  question: ${source}, row ${row}: ${text}`),
  ]
}
