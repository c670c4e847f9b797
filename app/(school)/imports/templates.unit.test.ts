import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRoll } from '@/lib/imports/read-roll'
import { TEMPLATES } from './templates'

const ROWS: Record<string, { cells: string; holds: object }> = {
  '/templates/pupils-and-parents.csv': {
    cells:
      'Ada,Okafor,,A17,05/09/2019,Year 1,Wrens,Ngozi,Okafor,ngozi@mail.example,,Mother,Yes,Yes,Yes,,Chidi,Okafor,,,Father,Not known,No,No,Yes',
    holds: { pupils: 1, parents: 2, staff: 0, governors: 0, guardianships: 2 },
  },
  '/templates/staff.csv': {
    cells: 'Bethan,Rees,S3,b.rees@school.example,,Teacher',
    holds: { pupils: 0, parents: 0, staff: 1, governors: 0, guardianships: 0 },
  },
  '/templates/governors.csv': {
    cells: 'Leopold,Marsden,,l.marsden@mail.example,,Parent',
    holds: { pupils: 0, parents: 0, staff: 0, governors: 1, guardianships: 0 },
  },
}

describe.each(TEMPLATES)('the template $href', ({ href }) => {
  const headings = readFileSync(join('public', href))
  const read = (bytes: Uint8Array) => readRoll([{ name: href.split('/').at(-1) ?? '', bytes }], '2026-11-02')

  test('filled in, it is read with every one of its columns', async () => {
    const { cells, holds } = ROWS[href] ?? { cells: '', holds: {} }
    const roll = await read(Buffer.concat([headings, Buffer.from(cells)]))
    expect(roll.errors).toEqual([])
    expect(roll.columns.filter(({ readAs }) => readAs === null)).toEqual([])
    const { pupils, parents, staff, governors, guardianships } = roll
    const counts = Object.entries({ pupils, parents, staff, governors, guardianships })
    expect(Object.fromEntries(counts.map(([name, all]) => [name, all.length]))).toEqual(holds)
  })

  test('sent in empty, it is said to hold nobody', async () => {
    const { errors } = await read(headings)
    expect(errors).toHaveLength(1)
    expect(errors[0]?.text).toContain('no rows below them')
  })
})
