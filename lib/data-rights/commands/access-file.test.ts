import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { makeCopy } from '@/lib/documents/commands/make-copy'
import { signForms } from '@/lib/signing/commands/sign'
import { atOnce, auditOf, MARK } from '@/lib/signing/commands/signing.factory'
import { takeBackResponse } from '@/lib/signing/commands/take-back'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, slotsOf } from '@/lib/testing/round-factories'
import { AccessContent } from '../access/content'
import { aFormerColleague, aMark, aSchoolWithChain } from '../leavers.factory'
import { getAccessFiles, listOwnAccessFiles } from '../queries/access-files'
import { askAccessFile, askOwnAccessFile, deleteAccessFile } from './access-file'
import { makeAccessFile } from './make-access-file'
import { openAccessFile } from './open-access-file'

// Files are drawn and read.
vi.setConfig({ testTimeout: 60_000 })
const RUN = { attempt: 1, maxAttempts: 5, isLast: false }

async function made(school: { id: string }, asked: Promise<{ fileId: string }>) {
  const { fileId } = await asked
  await makeAccessFile({ schoolId: school.id, fileId }, RUN)
  return fileId
}

/** All that a file says: its JSON, the text of its PDF, and the names in its zip with the text of the copies. */
async function contentsOf(actor: Actor, fileId: string) {
  const [json, pdf, zip] = [
    await openAccessFile(actor, { fileId, part: 'json' }),
    await openAccessFile(actor, { fileId, part: 'pdf' }),
    await openAccessFile(actor, { fileId, part: 'zip' }),
  ]
  const parts = unzipSync(Uint8Array.from(zip.bytes))
  const copies = Object.entries(parts).filter(([name]) => name.startsWith('copies/'))
  const textOf = async (bytes: Uint8Array) =>
    (await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true })).text
  const texts = await Promise.all([pdf.bytes, ...copies.map(([, bytes]) => bytes)].map(textOf))
  return {
    content: AccessContent.parse(JSON.parse(strFromU8(Uint8Array.from(json.bytes)))),
    names: Object.keys(parts),
    pdf: texts[0] ?? '',
    everything: [strFromU8(Uint8Array.from(json.bytes)), ...texts].join('\n').replace(/\s+/g, ' '),
    bytes: [json, pdf, zip].map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n'),
  }
}

/** A child with two parents apart, each with their own address; one agreed, the other declined with a reason. */
async function parentsApart() {
  const school = await aSchoolWithChain()
  const [first, second] = [`${aMark('first')}@example.test`, `${aMark('second')}@example.test`]
  const reason = aMark('because')
  // Schools often hold a parent's address as the child's.
  const pupil = await aPupil(school.id, { givenName: 'Nerys', email: second, classId: school.classId })
  const mother = await aParent(school.id, [pupil.id], { givenName: 'Bronagh', email: first })
  const father = await aParent(school.id, [pupil.id], { givenName: 'Oluwaseun', email: second })
  await db.person.update({ where: { id: father.id }, data: { phone: '07700 900777' } })
  const form = await aPublishedAgreement(school.id, 'older_pupils')
  const roundId = await anOpenRound(school.office, school.id, [form.agreementId])
  const slots = await slotsOf(roundId)
  const answer = async (personId: string, more: object) => {
    const slot = slots.find((one) => one.personId === personId)
    const given = { ...anAnswer([slot?.id ?? ''], form.sha256), ...more }
    return signForms(await aSigner(school.id, personId), given)
  }
  await answer(pupil.id, { network: { ip: '192.0.2.50', browser: 'Browser of the child' } })
  await answer(mother.id, { network: { ip: '192.0.2.61', browser: 'Browser of the mother' } })
  const no = { outcome: 'declined', reason, network: { ip: '192.0.2.72', browser: 'Browser of the father' } }
  await answer(father.id, no)
  return { school, pupil, mother, father, first, second, reason }
}

const ask = (actor: Actor, personId: string, askedBy = 'self') =>
  askAccessFile(actor, { personId, askedBy, checked: 'yes' })

describe('a file of everything held', () => {
  test('holds record, account, forms, evidence, copy and mail, for people and for programs, and its making is on the trail', async () => {
    const school = await aSchoolWithChain()
    const { person, email, familyName, signer } = await aFormerColleague(school)
    await db.person.update({ where: { id: person.id }, data: { phone: '01632 960001' } })
    const fileId = await made(school, ask(school.office, person.id))
    const { content, names, everything } = await contentsOf(school.office, fileId)
    expect(content.record).toMatchObject({ email, familyName, phone: '01632 960001' })
    expect(content.signatures).toMatchObject([
      { outcome: 'agreed', network: { ip: '192.0.2.7' }, act: { typedName: 'A. Signer' }, identity: { pupil: null } },
    ])
    expect(content.accounts).toHaveLength(1)
    expect(content.messages).toMatchObject([{ to: email, subject: expect.stringContaining('Your copy') }])
    expect(names.sort()).toEqual([
      expect.stringMatching(/^What we hold \d{4}-\d\d-\d\d.json$/),
      expect.stringMatching(/^What we hold \d{4}-\d\d-\d\d.pdf$/),
      expect.stringMatching(/^copies\/[0-9A-Z-]+.pdf$/),
    ])
    for (const word of [familyName, email, '192.0.2.7', 'A. Signer', '01632 960001', 'Moved away']) {
      expect(everything).toContain(word)
    }
    expect(await auditOf(person.id)).toEqual(
      expect.arrayContaining(['access_file.asked', 'access_file.opened', 'access_file.opened']),
    )
    expect(signer.accountId).toBeDefined()
  })

  test('made for one parent on behalf of a child holds nothing of the other', async () => {
    const { school, pupil, mother, father, first, second, reason } = await parentsApart()
    const fileId = await made(school, ask(school.office, pupil.id, mother.id))
    const { content, everything, bytes } = await contentsOf(school.headteacher, fileId)
    expect(content.signatures).toMatchObject([{ network: { ip: '192.0.2.50' } }])
    expect(content.household).toMatchObject([{ other: 'parent', name: mother.displayName }])
    expect(content.record.email).toBe('[left out]')
    const others = [
      second,
      '07700 900777',
      '192.0.2.72',
      'Browser of the father',
      father.displayName,
      reason,
      father.id,
    ]
    for (const secret of others) {
      expect(everything).not.toContain(secret)
      expect(bytes).not.toContain(secret)
    }
    expect(everything).not.toContain(first)
  })

  test('made for a parent themself holds their own evidence and nothing of the other parent', async () => {
    const { school, mother, father, first, second, reason } = await parentsApart()
    const fileId = await made(school, ask(school.office, mother.id))
    const { content, everything, bytes } = await contentsOf(school.office, fileId)
    expect(content.signatures).toMatchObject([{ network: { ip: '192.0.2.61' } }])
    expect(everything).toContain(first)
    for (const secret of [second, '192.0.2.72', 'Browser of the father', father.displayName, reason, '192.0.2.50']) {
      expect(everything).not.toContain(secret)
      expect(bytes).not.toContain(secret)
    }
  })

  test('names no child whose parent an order keeps away, nor a link that still opens something', async () => {
    const { school, pupil, father, second } = await parentsApart()
    const secret = 'AbCdEf0123456789AbCdEf0123456789'
    await db.message.create({
      data: {
        schoolId: school.id,
        key: `first:round:${father.id}:x`,
        to: second,
        subject: 'Please sign',
        text: `Sign here: https://x.test/l/${secret}`,
        html: '',
      },
    })
    await db.guardianship.updateMany({ where: { parentId: father.id }, data: { contactOrder: true } })
    await db.person.update({ where: { id: pupil.id }, data: { displayName: 'Anew Hidden' } })
    const fileId = await made(school, ask(school.office, father.id))
    const { content, everything } = await contentsOf(school.office, fileId)
    expect(content.household).toMatchObject([{ other: 'child', name: null, contactOrder: true }])
    expect(everything).toContain('Please sign')
    for (const hidden of ['Anew Hidden', secret]) expect(everything).not.toContain(hidden)
    const forChild = ask(school.office, pupil.id, father.id)
    await expect(forChild).rejects.toMatchObject({ fieldErrors: { askedBy: [expect.any(String)] } })
  })

  test('shows a drawn mark, and of a taking back to the signer why', async () => {
    const school = await aSchoolWithChain()
    const person = await aPerson(school.id, 'governor', { givenName: 'Grace', email: 'grace@example.test' })
    const form = await aPublishedAgreement(school.id, 'governors')
    const [slot] = await slotsOf(await anOpenRound(school.office, school.id, [form.agreementId]))
    const signed = { ...anAnswer([slot?.id ?? ''], form.sha256), typedName: '', mark: MARK }
    const { recorded } = await signForms(await aSigner(school.id, person.id), signed)
    await makeCopy({ schoolId: school.id, requestId: slot?.requestId }, RUN)
    await takeBackResponse(school.office, { responseId: recorded[0]?.responseId, reason: 'Asked to, by telephone' })
    const fileId = await made(school, ask(school.office, person.id))
    const { content, names } = await contentsOf(school.office, fileId)
    expect(content.signatures[0]).toMatchObject({ takenBackReason: 'Asked to, by telephone' })
    expect(names).toContain(`marks/${recorded[0]?.reference}.png`)
  })

  test('is not for other posts or other schools, nor without knowing who asked', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const person = await aPerson(school.id, 'staff')
    for (const actor of [school.teacher, school.clerk, school.itManager, school.safeguardingLead]) {
      await expect(ask(actor, person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(ask(other.headteacher, person.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const blind = askAccessFile(school.office, { personId: person.id, askedBy: 'self' })
    await expect(blind).rejects.toMatchObject({ fieldErrors: { checked: [expect.any(String)] } })
    const asleep = { ...school.office, secondStep: { isSet: true, takenAt: 0, asleepAt: [] } }
    await expect(ask(asleep, person.id)).rejects.toMatchObject({ code: 'SECOND_STEP' })
    const fileId = await made(school, ask(school.office, person.id))
    for (const actor of [other.headteacher, school.teacher, await aSigner(school.id, person.id)]) {
      await expect(openAccessFile(actor, { fileId, part: 'pdf' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await getAccessFiles(other.office, person.id)).toBeNull()
    await expect(deleteAccessFile(other.office, { fileId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(deleteAccessFile(school.clerk, { fileId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(deleteAccessFile(school.office, { fileId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('twice at once is made once and deleted once; one whose days are over is there for nobody', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff')
    const press = () => ask(school.office, person.id)
    const { done, failures } = await atOnce(press, press)
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    const fileId = done[0]?.fileId ?? ''
    await Promise.all([0, 1].map(() => makeAccessFile({ schoolId: school.id, fileId }, RUN)))
    await openAccessFile(school.office, { fileId, part: 'json' })
    await db.accessFile.update({ where: { id: fileId }, data: { expiresAt: new Date(0) } })
    const late = openAccessFile(school.office, { fileId, part: 'json' })
    await expect(late).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const remove = () => deleteAccessFile(school.office, { fileId })
    const twice = await atOnce(remove, remove)
    expect([twice.done.length, twice.failures.length]).toEqual([1, 1])
    expect(await auditOf(person.id)).toContain('access_file.deleted')
  })

  test('that cannot be made says so after the last try', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff')
    const { fileId } = await ask(school.office, person.id)
    await db.person.update({ where: { id: person.id }, data: { erasedAt: new Date() } })
    const attempt = (isLast: boolean) => makeAccessFile({ schoolId: school.id, fileId }, { ...RUN, isLast })
    await expect(attempt(false)).rejects.toThrow(/is gone/)
    expect(await db.accessFile.findUnique({ where: { id: fileId } })).toMatchObject({ state: 'queued' })
    await expect(attempt(true)).rejects.toThrow(/is gone/)
    expect(await db.accessFile.findUnique({ where: { id: fileId } })).toMatchObject({ state: 'failed' })
  })
})

describe('one’s own file', () => {
  test('is asked for and opened from one’s own account, once a day', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff')
    const signer = await aSigner(school.id, person.id)
    const fileId = await made(school, askOwnAccessFile(signer, { personId: person.id }))
    expect((await openAccessFile(signer, { fileId, part: 'pdf' })).contentType).toBe('application/pdf')
    expect((await listOwnAccessFiles(signer)).map(({ id }) => id)).toEqual([fileId])
    expect(await auditOf(person.id)).toEqual(['access_file.asked', 'access_file.opened'])
    const again = askOwnAccessFile(signer, { personId: person.id })
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('is nobody else’s, nor for a mailbox that somebody else reads, nor without an account', async () => {
    const school = await aSchool()
    const [person, other] = [await aPerson(school.id, 'staff'), await aPerson(school.id, 'staff')]
    const signer = await aSigner(school.id, person.id)
    const input = { personId: person.id }
    await expect(askOwnAccessFile(await aSigner(school.id, other.id), input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(askOwnAccessFile(school.headteacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const shared = askOwnAccessFile({ ...signer, sharedAddress: true }, input)
    await expect(shared).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(askOwnAccessFile(signer, { personId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const fileId = await made(school, askOwnAccessFile(signer, input))
    const peek = openAccessFile(await aSigner(school.id, other.id), { fileId, part: 'pdf' })
    await expect(peek).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(openAccessFile(school.office, { fileId, part: 'pdf' })).resolves.toBeDefined()
  })

  test('twice at once is made once', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff')
    const signer = await aSigner(school.id, person.id)
    const press = () => askOwnAccessFile(signer, { personId: person.id })
    const { done, failures } = await atOnce(press, press)
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
  })
})
