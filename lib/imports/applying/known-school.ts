import 'server-only'
import type { Tx } from '@/lib/db/client'
import { academicYearOf } from '@/lib/schools/types'
import type { KnownGuardianship, KnownMembership, KnownPerson, KnownSchool } from '../plan/types'

type PersonRow = Omit<KnownPerson, 'upns' | 'externalIds' | 'memberships' | 'enrolment'> & {
  upn: string | null
  externalId: string | null
}

/** What the school knows of its people on a `YYYY-MM-DD` day, as the plan of an import looks at it. */
export async function readKnownSchool(tx: Tx, schoolId: string, today: string): Promise<KnownSchool> {
  const academicYear = academicYearOf(today)
  const people = await tx.$queryRaw<PersonRow[]>`
    SELECT person.id, person."givenName", person."familyName", person."displayName", person."dateOfBirth"::text, person.email,
      person.phone, person.upn, person."externalId", person."archivedAt" IS NOT NULL AS archived, found."rowId" IS NULL AS "byHand"
    FROM "Person" person
    LEFT JOIN "ImportFound" found ON found."schoolId" = person."schoolId" AND found."rowId" = person.id
    WHERE person."schoolId" = ${schoolId}::uuid AND person."mergedIntoId" IS NULL ORDER BY person.id`
  const memberships = await tx.$queryRaw<(KnownMembership & { personId: string })[]>`
    SELECT id, "personId", kind::text, title, "startsOn"::text, "endsOn"::text FROM "Membership"
    WHERE "schoolId" = ${schoolId}::uuid ORDER BY "startsOn", id`
  const enrolments = await tx.$queryRaw<(NonNullable<KnownPerson['enrolment']> & { personId: string })[]>`
    SELECT enrolment."personId", enrolment."yearGroup", enrolment."classId", class.name AS "className"
    FROM "Enrolment" enrolment LEFT JOIN "SchoolClass" class ON class.id = enrolment."classId"
    WHERE enrolment."schoolId" = ${schoolId}::uuid AND enrolment."academicYear" = ${academicYear}`
  const guardianships = await tx.$queryRaw<KnownGuardianship[]>`
    SELECT tie.id, tie."parentId", tie."pupilId", tie.relationship, tie."parentalResponsibility"::text, tie.appointed,
      tie."contactOrder", tie."livesWith", tie."receivesMail", tie.priority, tie."endedOn"::text, tie."neverTheirs", found."rowId" IS NULL AS "byHand"
    FROM "Guardianship" tie
    LEFT JOIN "ImportFound" found ON found."schoolId" = tie."schoolId" AND found."rowId" = tie.id
    WHERE tie."schoolId" = ${schoolId}::uuid ORDER BY tie.id`
  const aliases = await tx.personAlias.findMany({
    where: { schoolId },
    orderBy: { createdAt: 'asc' },
    select: { personId: true, kind: true, value: true },
  })
  const classes = await tx.schoolClass.findMany({ where: { schoolId, academicYear }, select: { id: true, name: true } })
  const two = await tx.twoPeople.findMany({ where: { schoolId }, select: { firstId: true, secondId: true } })

  const held = grouped(memberships)
  const numbers = grouped(aliases)
  const places = new Map(enrolments.map(({ personId, ...enrolment }) => [personId, enrolment]))
  const known = new Set(people.map(({ id }) => id))
  return {
    today,
    academicYear,
    classes,
    people: people.map(({ upn, externalId, ...person }) => {
      const of = (own: string | null, kind: 'upn' | 'externalId') => [
        ...(own ? [own] : []),
        ...(numbers.get(person.id) ?? []).filter((alias) => alias.kind === kind).map(({ value }) => value),
      ]
      return {
        ...person,
        upns: of(upn, 'upn'),
        externalIds: of(externalId, 'externalId'),
        memberships: (held.get(person.id) ?? []).map(({ personId: _, ...membership }) => membership),
        enrolment: places.get(person.id) ?? null,
      }
    }),
    guardianships: guardianships.filter(({ parentId, pupilId }) => known.has(parentId) && known.has(pupilId)),
    knownToBeTwo: two.map(({ firstId, secondId }) => [firstId, secondId]),
    remembered: await rememberedAnswers(tx, schoolId),
  }
}

/** The answers of the school's confirmed imports that hold for later ones, later ones over earlier. */
async function rememberedAnswers(tx: Tx, schoolId: string): Promise<Record<string, string>> {
  const imports = await tx.import.findMany({
    where: { schoolId, state: 'confirmed' },
    orderBy: { confirmedAt: 'asc' },
    select: { remember: true },
  })
  return Object.assign({}, ...imports.map(({ remember }) => remember))
}

function grouped<Row extends { personId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.personId)
    if (group) group.push(row)
    else groups.set(row.personId, [row])
  }
  return groups
}
