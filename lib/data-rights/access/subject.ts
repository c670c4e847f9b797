import 'server-only'
import type { Tx } from '@/lib/db/client'
import { recordsOf } from '@/lib/people/queries/records-of'

/** Of whom a file is made, for whom, and what of others must never stand in it. */
export type Subject = {
  schoolId: string
  personId: string
  /** The person's record and those merged into it. */
  personIds: string[]
  /** The parent who asked on behalf of a child; null when the person did. */
  parentId: string | null
  /** Whose signatures a copy may show: the person's, the parent's who asked, and those of children the person answers for. */
  signers: ReadonlySet<string>
  /** Children whose name the person may know now: no order stands, and the tie has not ended. */
  children: ReadonlySet<string>
  /** Addresses and numbers of others in the household, in lower case. */
  secrets: string[]
}

type Asked = { schoolId: string; personId: string; parentId: string | null }

/** Reads what decides what a file may hold; null when the person is not there, or the parent may not ask. */
export async function readSubject(tx: Tx, { schoolId, personId, parentId }: Asked): Promise<Subject | null> {
  const person = await tx.person.findFirst({
    where: { id: personId, schoolId, erasedAt: null, mergedIntoId: null },
    select: { id: true },
  })
  if (!person) return null
  if (parentId && !(await mayAskFor(tx, schoolId, personId)).some(({ id }) => id === parentId)) return null
  const personIds = [...(await recordsOf(tx, [personId])).keys()]
  const children = parentId ? new Set<string>() : await childrenOf(tx, personIds)
  return {
    schoolId,
    personId,
    personIds,
    parentId,
    signers: new Set([...personIds, ...children, ...(parentId ? [parentId] : [])]),
    children,
    secrets: await secretsAround(tx, { schoolId, personIds, parentId }),
  }
}

/** The parents who may ask for a child's file: with parental responsibility or appointed, and against no order. */
export async function mayAskFor(tx: Tx, schoolId: string, pupilId: string) {
  const ties = await tx.guardianship.findMany({
    where: {
      schoolId,
      pupilId,
      endedOn: null,
      contactOrder: false,
      OR: [{ parentalResponsibility: 'yes' }, { appointed: true }],
      parent: { erasedAt: null, archivedAt: null },
    },
    orderBy: { parent: { displayName: 'asc' } },
    select: { relationship: true, parent: { select: { id: true, displayName: true } } },
  })
  return ties.map(({ relationship, parent }) => ({ id: parent.id, name: parent.displayName, relationship }))
}

async function childrenOf(tx: Tx, parentIds: string[]) {
  const ties = await tx.guardianship.findMany({
    where: { parentId: { in: parentIds }, endedOn: null, contactOrder: false },
    select: { pupilId: true },
  })
  return new Set(ties.map((tie) => tie.pupilId))
}

type Around = { schoolId: string; personIds: string[]; parentId: string | null }

/** E-mail addresses, telephone and network numbers of everybody else who answers, or answered, for the same children. */
async function secretsAround(tx: Tx, { schoolId, personIds, parentId }: Around) {
  const own = await tx.person.findMany({
    where: { id: { in: [...personIds, ...(parentId ? [parentId] : [])] } },
    select: { id: true, email: true, phone: true, children: { select: { pupilId: true } } },
  })
  const asker = own.filter(({ id }) => (parentId ? id === parentId : personIds.includes(id)))
  const pupilIds = [...personIds, ...own.flatMap(({ children }) => children.map((tie) => tie.pupilId))]
  const others = await tx.person.findMany({
    where: {
      schoolId,
      children: { some: { pupilId: { in: pupilIds } } },
      id: { notIn: asker.map(({ id }) => id) },
    },
    select: { id: true, email: true, phone: true },
  })
  const networks = await tx.evidenceSection.findMany({
    where: { schoolId, name: 'network', entry: { response: { signerId: { in: others.map(({ id }) => id) } } } },
    select: { content: true },
  })
  const known = new Set(asker.flatMap(({ email, phone }) => [email, phone]).map((value) => value?.toLowerCase()))
  const contacts = others.flatMap(({ email, phone }) => [email, phone])
  return [...new Set([...contacts, ...networks.map(({ content }) => ipOf(content))])]
    .flatMap((value) => value?.toLowerCase() ?? [])
    .filter((value) => value.length > 3 && !known.has(value))
}

function ipOf(content: string): string | null {
  const network: unknown = JSON.parse(content)
  const ip = typeof network === 'object' && network !== null && 'ip' in network ? network.ip : null
  return typeof ip === 'string' ? ip : null
}
