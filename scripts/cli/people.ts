import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { londonDay, now } from '@/lib/clock'
import { countHouseholds, readRoll } from '@/lib/imports/read-roll'
import type { Roll, RollFile } from '@/lib/imports/types'
import { answer, fromWhereTheyStand, type Output } from './answer'
import { importAtSchool, linesAtSchool } from './people-at-school'

type Options = Output & { school?: string; part?: boolean; answers?: string; confirm?: boolean }

const EXPLAINED = `
Without --school the files alone are read, and no database is needed. With it, what would happen at that school is printed
and nothing is written: new people (create), changed and returning ones (update), leavers (archive), questions and errors.

Files are taken for the whole roll: whoever came by an import and is not in them has left. With --part they are not.

--answers names a JSON file of answers by the id of the question, each one of its choices: {"<id>": "<value>"}.
--confirm writes all of it or nothing. It is refused while there are errors, or questions without an answer.

Exit code 0: read, or written. 1: there are errors, or --confirm was refused.`

/** `people import`: reads the tables of a school's roll, says what is in them or what they would change at a school, and changes it. */
export function addPeopleCommands(people: Command): void {
  people
    .command('import')
    .description(
      'Read the tables of a roll (.csv, .tsv, .xlsx or a OneRoster .zip), print what they hold, and import them.',
    )
    .argument('<file...>', 'the tables, which together are one roll')
    .option('--school <urn>', 'print what would change at the school with this URN')
    .option('--part', 'the files are a part of the roll: nobody leaves for not being in them')
    .option('--answers <file>', 'answers to the questions, as JSON')
    .option('--confirm', 'write it, when there are no errors and no open questions')
    .option('--json', 'print JSON and nothing else')
    .addHelpText('after', EXPLAINED)
    .action(importFiles)
}

async function importFiles(names: string[], options: Options) {
  if (!options.school && (options.part || options.answers || options.confirm)) {
    throw new Error('Name a school with --school: --part, --answers and --confirm are about its records.')
  }
  const files = await Promise.all(names.map(readOne))
  if (options.school) {
    const { value, refused } = await importAtSchool(options.school, files, {
      whole: !options.part,
      answers: options.answers ? await readAnswers(options.answers) : {},
      confirm: options.confirm ?? false,
    })
    answer(options, value, linesAtSchool(value))
    if (refused) process.exitCode = 1
    return
  }
  const roll = await readRoll(files, londonDay(now()))
  answer(options, summaryOf(roll), linesOf(roll))
  if (roll.errors.length > 0) process.exitCode = 1
}

async function readOne(file: string): Promise<RollFile> {
  return { name: basename(file), bytes: await bytesOf(file) }
}

const bytesOf = (file: string) =>
  readFile(fromWhereTheyStand(file)).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${error.code}): check the name and try again.`)
  })

const Answers = z.record(z.string(), z.string())

async function readAnswers(file: string): Promise<Record<string, string>> {
  const text = (await bytesOf(file)).toString()
  try {
    return Answers.parse(JSON.parse(text))
  } catch {
    throw new Error(`${file} holds no answers: write a JSON object of answers by the id of the question.`)
  }
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
    ...faultLines(roll.errors),
    ...roll.questions.map(({ source, row, text }) => `  question: ${source}, row ${row}: ${text}`),
  ]
}

const faultLines = (errors: Roll['errors']) =>
  errors.map(({ source, row, column, text }) =>
    [`  wrong: ${source}`, row && `row ${row}`, column && `“${column}”`].filter(Boolean).join(', ').concat(`: ${text}`),
  )
