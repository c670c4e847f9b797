import { randomInt } from 'node:crypto'
import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makeCopy } from '@/lib/documents/commands/make-copy'
import { aDrawnMark, aForm, agree, aRequest } from '@/lib/documents/signed-request.factory'
import { openChain } from '@/lib/signing/commands/open-chain'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { aSigner } from '@/lib/testing/round-factories'

/** A word that nothing else in the database holds. */
export const aMark = (word: string) => `${word}${randomInt(1e9).toString(36)}`

export async function aSchoolWithChain() {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  return school
}
type School = Awaited<ReturnType<typeof aSchoolWithChain>>

/** Ends everything that people were, on a day long ago unless told otherwise. */
export async function haveLeft(personIds: string[], endsOn = '2010-07-20') {
  await db.membership.updateMany({
    where: { personId: { in: personIds } },
    data: { startsOn: dateOnly('2005-09-01'), endsOn: dateOnly(endsOn), endReason: 'Moved away' },
  })
}

const closeRounds = (schoolId: string) =>
  db.round.updateMany({ where: { schoolId }, data: { status: 'closed', closedAt: new Date('2011-07-20T12:00:00Z') } })

/** Somebody of the staff who signed, with a copy that was kept and mailed, and has left. */
export async function aFormerColleague(school: School, familyName = aMark('Colleague'), left = '2010-07-20') {
  const email = `${familyName.toLowerCase()}@example.test`
  const person = await aPerson(school.id, 'staff', { givenName: 'Ines', familyName, email })
  const form = await aForm(school.id, 'staff')
  const slots = [{ kind: 'self' as const, personId: person.id }]
  const request = await aRequest({ form, personId: person.id, capacity: 'staff', slots })
  await agree(school.id, [request.slotOf(person.id)])
  await makeCopy({ schoolId: school.id, requestId: request.id }, { attempt: 1, maxAttempts: 12, isLast: false })
  await closeRounds(school.id)
  await haveLeft([person.id], left)
  return { person, request, email, familyName, signer: await aSigner(school.id, person.id) }
}

/** A pupil whose two parents drew their marks, with the copy, and who all left long ago. */
export async function aFormerFamily(school: School) {
  const familyName = aMark('Quillfeather')
  const pupil = await aPupil(school.id, { givenName: 'Nerys', familyName, classId: school.classId })
  const emails = [`${aMark('first')}@example.test`, `${aMark('second')}@example.test`] as const
  const [mother, father] = [
    await aParent(school.id, [pupil.id], { givenName: 'Bronagh', familyName, email: emails[0] }),
    await aParent(school.id, [pupil.id], { givenName: 'Oluwaseun', familyName, email: emails[1] }),
  ]
  const form = await aForm(school.id, 'parents')
  const slots = [mother, father].map(({ id }) => ({ kind: 'parent' as const, personId: id }))
  const request = await aRequest({ form, personId: pupil.id, capacity: 'parent', slots, classId: school.classId })
  await agree(school.id, [request.slotOf(mother.id), request.slotOf(father.id)], { mark: aDrawnMark() })
  await makeCopy({ schoolId: school.id, requestId: request.id }, { attempt: 1, maxAttempts: 12, isLast: false })
  await closeRounds(school.id)
  await haveLeft([pupil.id, mother.id, father.id])
  return { familyName, emails, pupil, mother, father, request }
}

/**
 * Every row of every table that holds one of the words in any column, files byte by byte: of the school's rows, where a table says
 * whose they are, and of all others.
 */
export async function whereFound(schoolId: string, words: string[]): Promise<string[]> {
  const tables = await db.$queryRaw<{ schema: string; name: string; schools: boolean }[]>`
    SELECT t.schemaname AS schema, t.tablename AS name, EXISTS (
      SELECT FROM information_schema.columns c
      WHERE c.table_schema = t.schemaname AND c.table_name = t.tablename AND c.column_name = 'schoolId') AS schools
    FROM pg_tables t WHERE t.schemaname IN ('public', 'graphile_worker')`
  const plain = words.map((word) => `%${word}%`)
  const asBytes = words.map((word) => `%${Buffer.from(word, 'utf8').toString('hex')}%`)
  const found: string[] = []
  for (const { schema, name, schools } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT left(row::text, 300) AS row FROM "${schema}"."${name}" row
       WHERE ${schools ? `coalesce(row."schoolId"::text, $1) = $1` : '$1::text IS NOT NULL'}
         AND (row::text ILIKE ANY($2::text[]) OR row::text LIKE ANY($3::text[]))`,
      schoolId,
      plain,
      asBytes,
    )
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found
}
