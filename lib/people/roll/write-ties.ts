import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { RollChanges, RollStep, RollTieValues } from '../roll-types'

type TieBefore = RollTieValues & { startedOn: string; endedOn: string | null; neverTheirs: boolean }
type Stood = { id: string; parentId: string; pupilId: string; before: TieBefore }

const standing = (tx: Tx, schoolId: string, ids: string[]) => tx.$queryRaw<Stood[]>`
  SELECT id, "parentId", "pupilId", jsonb_build_object('relationship', relationship, 'parentalResponsibility', "parentalResponsibility",
    'contactOrder', "contactOrder", 'livesWith', "livesWith", 'receivesMail', "receivesMail", 'priority', priority,
    'startedOn', "startedOn", 'endedOn', "endedOn", 'neverTheirs', "neverTheirs") AS before
  FROM "Guardianship" WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${ids}::uuid[])`

/** New ties, and those that the roll tells of otherwise; whom the office has appointed stays so. */
export async function tieAll(tx: Tx, { schoolId, day, tied, retied }: RollChanges): Promise<RollStep[]> {
  await tx.$executeRaw`
    INSERT INTO "Guardianship" (id, "schoolId", "parentId", "pupilId", relationship, "parentalResponsibility", "contactOrder",
      "livesWith", "receivesMail", priority, "startedOn")
    SELECT id, ${schoolId}::uuid, "parentId", "pupilId", relationship, "parentalResponsibility", "contactOrder", "livesWith",
      "receivesMail", priority, ${day}::date
    FROM jsonb_to_recordset(${JSON.stringify(tied.map(rowOf))}::jsonb) AS tie(id uuid, "parentId" uuid, "pupilId" uuid,
      relationship text, "parentalResponsibility" "ParentalResponsibility", "contactOrder" boolean, "livesWith" boolean,
      "receivesMail" boolean, priority int)`
  const added = tied.map(
    ({ id, parentId, pupilId }): RollStep => ({
      kind: 'tie.added',
      rowId: id,
      personId: pupilId,
      before: null,
      after: { parentId },
    }),
  )
  return [...added, ...(retied.length > 0 ? await retieAll(tx, schoolId, day, retied) : [])]
}

const rowOf = ({ values, ...tie }: RollChanges['tied'][number]) => ({
  ...tie,
  ...values,
  // Mail about the pupil would itself be a contact.
  receivesMail: values.receivesMail && !values.contactOrder,
})

async function retieAll(tx: Tx, schoolId: string, day: string, retied: RollChanges['retied']): Promise<RollStep[]> {
  const stood = await standing(
    tx,
    schoolId,
    retied.map(({ id }) => id),
  )
  const rows = retied.map(({ again, ...tie }) => ({ ...rowOf(tie), again }))
  await tx.$executeRaw`
    UPDATE "Guardianship" AS kept SET relationship = tie.relationship, "parentalResponsibility" = tie."parentalResponsibility",
      "contactOrder" = tie."contactOrder", "livesWith" = tie."livesWith", "receivesMail" = tie."receivesMail",
      priority = tie.priority, "endedOn" = CASE WHEN tie.again THEN NULL ELSE kept."endedOn" END,
      "startedOn" = CASE WHEN tie.again THEN ${day}::date ELSE kept."startedOn" END,
      "neverTheirs" = kept."neverTheirs" AND NOT tie.again
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS tie(id uuid, relationship text,
      "parentalResponsibility" "ParentalResponsibility", "contactOrder" boolean, "livesWith" boolean, "receivesMail" boolean,
      priority int, again boolean)
    WHERE kept.id = tie.id`
  const after = new Map(rows.map(({ id, again, ...row }) => [id, { ...row, again }]))
  return stood.map(({ id, parentId, pupilId, before }) => ({
    kind: 'tie.changed',
    rowId: id,
    personId: pupilId,
    before: { ...before },
    after: after.get(id) ?? { parentId },
  }))
}

export async function endTies(tx: Tx, { schoolId, day, untied }: RollChanges): Promise<RollStep[]> {
  const stood = await standing(
    tx,
    schoolId,
    untied.map(({ id }) => id),
  )
  await tx.$executeRaw`
    UPDATE "Guardianship" SET "endedOn" = ${day}::date
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${untied.map(({ id }) => id)}::uuid[]) AND "endedOn" IS NULL`
  return stood.map(({ id, parentId, pupilId, before }) => ({
    kind: 'tie.ended',
    rowId: id,
    personId: pupilId,
    before: { ...before },
    after: { parentId, endedOn: day },
  }))
}
