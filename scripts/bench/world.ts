import type { Client } from 'pg'
import type { Actor } from '@/lib/auth/actor'
import { NO_SECOND_STEP } from '@/lib/auth/second-step'
import { aSchool } from '@/lib/testing/factories'
import { aPublishedAgreement } from '@/lib/testing/round-factories'

/** A name of two words of three syllables, so that a part of it is in many names and the whole in few. */
const SYLLABLES =
  'mir kan tol bex dov fen gar hul jen lod nim pel qua ros sib tam ule vin wes xan yor zeb cor ash'.split(' ')
const nameOf = (salt: string) =>
  `(SELECT initcap(string_agg(('{${SYLLABLES}}'::text[])[1 + abs(hashtext(n::text || $3 || '${salt}' || part)) % ${SYLLABLES.length}], '')) FROM generate_series(1, 3) AS part)`

// Whom the seeding means stands in the key of the roll: Pupil77, Parent77.
const PEOPLE = `
  INSERT INTO "Person" (id, "schoolId", "externalId", "givenName", "familyName", "displayName", "searchName", email, phone, "updatedAt")
  SELECT uuidv7(), $1, $3 || n, given, family, given || ' ' || family, lower(given || ' ' || family), lower(given) || n || '@example.test', '01632 96' || lpad((n % 10000)::text, 4, '0'), now()
  FROM generate_series(1, $2::int) AS n, LATERAL (SELECT ${nameOf('given')} AS given, ${nameOf('family')} AS family) AS named
  RETURNING id`

const ROUND = `
  INSERT INTO "Round" (id, "schoolId", name, kind, "academicYear", "opensOn", "dueOn", "reminderDays", status, "openedAt")
  VALUES (uuidv7(), $1, 'Measured', 'yearly', 2026, current_date, current_date + 14, '{}', 'open', now()) RETURNING id`

/** A school with an open round; its people and requests are written by plain SQL, thousands at a time. */
async function aRound(sql: Client, audience: 'staff' | 'older_pupils') {
  const school = await aSchool()
  const agreement = await aPublishedAgreement(school.id, audience)
  const round = await sql.query<{ id: string }>(ROUND, [school.id])
  const roundId = round.rows[0]?.id ?? ''
  await sql.query('INSERT INTO "RoundAgreement" VALUES ($1, $2, $3)', [
    roundId,
    agreement.agreementId,
    agreement.versionId,
  ])
  return { school, agreement, roundId }
}

/** A school whose `count` members of staff are each asked for one form; returns their slots. */
export async function aStaffRound(sql: Client, count: number) {
  const { school, agreement, roundId } = await aRound(sql, 'staff')
  const values = [school.id, count, 'Staff', roundId, agreement.agreementId, agreement.versionId]
  const { rows } = await sql.query<{ slotId: string; personId: string }>(
    `WITH people AS (${PEOPLE}), requests AS (
      INSERT INTO "Request" (id, "schoolId", "roundId", "agreementId", "agreementVersionId", audience, capacity, "personId", state, "askedAt")
      SELECT uuidv7(), $1, $4, $5, $6, 'staff', 'staff', id, 'waiting', now() FROM people RETURNING id, "personId"
    )
    INSERT INTO "Slot" (id, "schoolId", "requestId", kind, "personId")
    SELECT uuidv7(), $1, id, 'self', "personId" FROM requests RETURNING id AS "slotId", "personId"`,
    values,
  )
  return { schoolId: school.id, sha256: agreement.sha256, versionId: agreement.versionId, slots: rows }
}

/** What the check page finds of each signer: the answer that they gave to the form. */
export async function keepAnswers(sql: Client, world: Awaited<ReturnType<typeof aStaffRound>>, slotIds: string[]) {
  await sql.query(
    `INSERT INTO "SigningDraft" ("slotId", "schoolId", data, "updatedAt")
    SELECT slot, $1, json_build_object('outcome', ARRAY['agreed'], 'declared', ARRAY['yes'], 'typedName', ARRAY['Typed Name'],
      'sha256', ARRAY[$3::text], 'slotIds', ARRAY[slot], 'openedAt', ARRAY['2026-11-16T09:00:00.000Z'], 'openedText', ARRAY[$3]), now()
    FROM unnest($2::uuid[]) AS slot`,
    [world.schoolId, slotIds, world.sha256],
  )
}

// As many at each size, so that pages of two rounds differ by what was read and not by what they show.
const CLASSES = 40

/** A school of `count` pupils with one parent each and one pupil's form each: two in five complete. */
export async function aPupilRound(sql: Client, count: number) {
  const { school, agreement, roundId } = await aRound(sql, 'older_pupils')
  await sql.query(
    `INSERT INTO "SchoolClass" (id, "schoolId", "academicYear", name) SELECT uuidv7(), $1, 2026, 'Class ' || n FROM generate_series(1, $2::int) AS n`,
    [school.id, CLASSES],
  )
  for (const name of ['Pupil', 'Parent']) await sql.query(PEOPLE, [school.id, count, name])
  await sql.query('ANALYZE')
  const numbered = `numbered AS MATERIALIZED (
    SELECT id, "externalId" LIKE 'Pupil%' AS pupil, substring("externalId" FROM '[0-9]+')::int AS n FROM "Person" WHERE "schoolId" = $1 AND "externalId" IS NOT NULL)`
  await sql.query(
    `WITH ${numbered} INSERT INTO "Membership" (id, "schoolId", "personId", kind, "startsOn")
    SELECT uuidv7(), $1, id, CASE WHEN pupil THEN 'pupil' ELSE 'parent' END::"MembershipKind", '2020-09-01' FROM numbered`,
    [school.id],
  )
  await sql.query(
    `WITH ${numbered}, classes AS (
      SELECT id, row_number() OVER (ORDER BY id) AS place FROM "SchoolClass" WHERE "schoolId" = $1 AND name LIKE 'Class %')
    INSERT INTO "Enrolment" (id, "schoolId", "personId", "academicYear", "yearGroup", "classId")
    SELECT uuidv7(), $1, pupil.id, 2026, 3 + place % 4, classes.id FROM numbered AS pupil
    JOIN classes ON classes.place = pupil.n % $2::int + 1 WHERE pupil`,
    [school.id, CLASSES],
  )
  await sql.query(
    `WITH ${numbered} INSERT INTO "Guardianship" (id, "schoolId", "parentId", "pupilId", relationship, "parentalResponsibility")
    SELECT uuidv7(), $1, parent.id, pupil.id, 'Parent', 'yes' FROM numbered AS pupil JOIN numbered AS parent USING (n)
    WHERE pupil.pupil AND NOT parent.pupil`,
    [school.id],
  )
  await sql.query(
    `WITH requests AS (
      INSERT INTO "Request" (id, "schoolId", "roundId", "agreementId", "agreementVersionId", audience, capacity, "personId",
        "pupilId", "classId", "className", "yearGroup", state, "askedAt", "completedAt", "copyState")
      SELECT uuidv7(), $1, $2, $3, $4, 'older_pupils', 'pupil', enrolled."personId", enrolled."personId", class.id, class.name,
        enrolled."yearGroup", state::"RequestState", now(), CASE WHEN state = 'complete' THEN now() END,
        CASE WHEN state = 'complete' THEN 'ready' ELSE 'none' END::"CopyState"
      FROM "Enrolment" AS enrolled JOIN "SchoolClass" AS class ON class.id = enrolled."classId",
        LATERAL (SELECT (ARRAY['complete', 'complete', 'waiting_for_pupil', 'waiting_for_parent', 'no_contact'])
          [1 + abs(hashtext(enrolled.id::text)) % 5] AS state) AS drawn
      WHERE enrolled."schoolId" = $1 RETURNING id, "personId"
    )
    INSERT INTO "Slot" (id, "schoolId", "requestId", kind, "personId")
    SELECT uuidv7(), $1, id, 'pupil'::"SlotKind", "personId" FROM requests
    UNION ALL
    SELECT uuidv7(), $1, requests.id, 'parent', guardian."parentId" FROM requests
    JOIN "Guardianship" AS guardian ON guardian."pupilId" = requests."personId"`,
    [school.id, roundId, agreement.agreementId, agreement.versionId],
  )
  // Everybody was written to once.
  await sql.query(
    `INSERT INTO "Message" (id, "schoolId", key, "to", subject, text, html, state, "sentAt")
    SELECT uuidv7(), $1, 'first:' || $2 || ':' || id, email, 'Please sign', 'Please sign', 'Please sign', 'sent', now()
    FROM "Person" WHERE "schoolId" = $1 AND "externalId" LIKE 'Parent%'`,
    [school.id, roundId],
  )
  await sql.query('ANALYZE')
  const named = async (key: string) => {
    const { rows } = await sql.query<{ given: string; family: string }>(
      `SELECT "givenName" AS given, "familyName" AS family FROM "Person" WHERE "schoolId" = $1 AND "externalId" = $2`,
      [school.id, key],
    )
    return rows[0] ?? { given: '', family: '' }
  }
  const [pupil, parent] = [await named('Pupil77'), await named('Parent77')]
  // Somebody's whole name the other way round and in capitals, a part of many names, and a pupil by a parent's name.
  const searches = {
    one: `${pupil.family} ${pupil.given}`.toUpperCase(),
    many: SYLLABLES[1] ?? '',
    found: `${pupil.given} ${pupil.family}`,
    parent: `${parent.given} ${parent.family}`,
  }
  return { schoolId: school.id, roundId, sha256: agreement.sha256, office: school.office, searches }
}

/** Somebody who only signs, as a session would give them. */
export const signer = (schoolId: string, personId: string): Actor & { kind: 'account' } => ({
  kind: 'account',
  accountId: personId,
  name: 'Signer',
  people: [{ personId, schoolId }],
  grants: [],
  knownBy: 'password',
  sharedAddress: false,
  secondStep: NO_SECOND_STEP,
})
