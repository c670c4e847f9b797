import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { readSubject } from '../access/subject'
import { AskOwnAccessFileInput, DeleteAccessFileInput, MakeAccessFileInput } from '../schema'
import { FILE_DAYS } from '../types'

const missing = () => new AppError('NOT_FOUND', 'We cannot find that person.')
const DAY_MS = 86_400_000

type Wanted = { schoolId: string; personId: string; parentId: string | null; accountId: string; own: boolean }

/** Queues a file of everything held, made within a minute or so; refuses another while one is being made. */
async function queueFile(tx: Tx, wanted: Wanted) {
  const { schoolId, personId, parentId } = wanted
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
  const underWay = await tx.accessFile.findFirst({
    where: { personId, parentId, state: 'queued', createdAt: { gt: new Date(now().getTime() - DAY_MS) } },
    select: { id: true },
  })
  if (underWay) throw new AppError('CONFLICT', 'This file is being made already.')
  const expiresAt = new Date(now().getTime() + FILE_DAYS * DAY_MS)
  const { id: fileId } = await tx.accessFile.create({ data: { ...wanted, expiresAt }, select: { id: true } })
  await addJob(tx, 'access_file.make', { schoolId, fileId }, { key: `access_file.make:${fileId}`, maxAttempts: 5 })
  const after = { fileId, madeFor: parentId ? 'parent' : 'person', own: wanted.own }
  return {
    output: { fileId },
    audit: { action: 'access_file.asked' as const, subject: personId, schoolId, after },
  }
}

/** Has a file made of everything held about a person, for them or for a parent who asked on behalf of a child. */
export const askAccessFile = command({
  permission: 'data.provide',
  input: MakeAccessFileInput,
  recent: true,
  async run({ tx, actor, schools, input: { personId, askedBy } }) {
    const person = await tx.person.findFirst({ where: { id: personId, ...schools }, select: { schoolId: true } })
    if (!person || actor.kind !== 'account') throw missing()
    const parentId = askedBy === 'self' ? null : askedBy
    const { schoolId } = person
    if (!(await readSubject(tx, { schoolId, personId, parentId }))) {
      throw parentId ? AppError.field('askedBy', 'Choose one of those who may ask.') : missing()
    }
    return queueFile(tx, { schoolId, personId, parentId, accountId: actor.accountId, own: false })
  },
})

/** Has the same made for oneself, from one's own account; not where somebody else reads the same mailbox. */
export const askOwnAccessFile = command({
  permission: 'self.view',
  input: AskOwnAccessFileInput,
  recent: true,
  async run({ tx, actor, input: { personId } }) {
    const own = actor.kind === 'account' && actor.people.find((person) => person.personId === personId)
    if (!own) throw missing()
    if (actor.sharedAddress) {
      throw new AppError('CONFLICT', 'Somebody else uses your e-mail address. Ask the school office for the file.')
    }
    const { schoolId } = own
    if (!(await readSubject(tx, { schoolId, personId, parentId: null }))) throw missing()
    const lately = await tx.accessFile.count({
      where: { personId, own: true, createdAt: { gt: new Date(now().getTime() - DAY_MS) } },
    })
    if (lately > 0) throw new AppError('CONFLICT', 'You have asked for this within the last day. Use that file.')
    return queueFile(tx, { schoolId, personId, parentId: null, accountId: actor.accountId, own: true })
  },
})

/** Deletes a file before its days are over. */
export const deleteAccessFile = command({
  permission: 'data.provide',
  input: DeleteAccessFileInput,
  async run({ tx, schools, input: { fileId } }) {
    const file = await tx.accessFile.findFirst({
      where: { id: fileId, ...schools },
      select: { schoolId: true, personId: true },
    })
    if (!file) throw new AppError('NOT_FOUND', 'We cannot find that file.')
    const { count } = await tx.accessFile.deleteMany({ where: { id: fileId } })
    if (count === 0) throw new AppError('CONFLICT', 'This file was deleted already.')
    const { schoolId, personId } = file
    return {
      output: { personId },
      audit: { action: 'access_file.deleted', subject: personId, schoolId, after: { fileId } },
    }
  },
})
