import { appendAudit } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import { londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { academicYearOf } from '@/lib/schools/types'
import { makeCheckpoint } from '@/lib/signing/commands/checkpoints'
import { openChain } from '@/lib/signing/commands/open-chain'
import { demoAccounts, newPasswords } from './accounts'
import { crestOf } from './crest'
import { demoRoll } from './families'
import { demoPeople } from './people'
import { demoPolicies } from './policies'
import { randomFrom } from './random'
import { lastYearsRound, thisYearsRound } from './rounds'

const NAME = 'Brookfield Primary School'

async function makeDemo(pupilsPerClass?: number) {
  const today = londonDay(now())
  const thisYear = academicYearOf(today)
  const random = randomFrom(1907)
  const trust = await db.trust.create({ data: { name: 'Larkfield Learning Trust' }, select: { id: true } })
  const { id } = await db.school.create({
    data: {
      name: NAME,
      urn: '999001',
      trustId: trust.id,
      accent: '#1f5f4f',
      crest: crestOf('#1f5f4f'),
      crestType: 'image/png',
      contactEmail: 'office@brookfield.example',
      contactPhone: '01632 960 142',
    },
    select: { id: true },
  })
  await db.$transaction((tx) => openChain(tx, id))
  const people = await demoPeople(id, demoRoll(random, thisYear, pupilsPerClass), random, thisYear)
  const forms = await demoPolicies(id, NAME, thisYear)
  const school = { id, people, forms, thisYear, today }
  await lastYearsRound(school, random)
  await thisYearsRound(school, random)
  await demoAccounts(id, trust.id, people)
  const actor: Actor = { kind: 'operator', name: 'demo', schoolId: id }
  const after = { pupils: people.pupilIds.size, parents: people.parentIds.size, staff: people.staff.length }
  await db.$transaction((tx) => appendAudit(tx, actor, [{ action: 'demo.made', subject: id, schoolId: id, after }]))
  await makeCheckpoint(actor, { schoolId: id })
  return after
}

register()
const [wanted] = process.argv.slice(2)
// A small one is kept as a backup of its version, to try the next versions on.
const result = wanted === 'passwords' ? await newPasswords() : await makeDemo(wanted === 'small' ? 1 : undefined)
process.stdout.write(`${JSON.stringify(result)}\n`)
await db.$disconnect()
process.exit(0)
