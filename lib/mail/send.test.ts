import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { putFile } from '@/lib/storage/files'
import { aSchool } from '@/lib/testing/factories'
import { aMailServer } from './mail-server.factory'
import { queueMessage } from './queue'
import { mailSender } from './send'

const FIRST = { attempt: 1, maxAttempts: 3, isLast: false }
const LAST = { attempt: 3, maxAttempts: 3, isLast: true }
const FROM = 'Oakfield <no-reply@oakfield.example>'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function aPost(refuse?: () => string | null) {
  const server = await aMailServer(refuse)
  closing.push(server.close)
  return { ...server, send: mailSender({ mailUrl: server.url, from: FROM, demo: false }) }
}

const words = { subject: 'Your copy', text: 'Hello Zoë', html: '<p>Hello Zoë</p>' }

async function aMessage(schoolId: string, more: object = {}) {
  const id = await queue(schoolId, randomUUID(), more)
  if (!id) throw new Error('not written')
  return id
}

const queue = (schoolId: string, key: string, more: object = {}) =>
  db.$transaction((tx) => queueMessage(tx, { schoolId, key, to: 'Zoe@Example.test', ...words, ...more }))

const stateOf = (id: string) =>
  db.message.findUniqueOrThrow({ where: { id }, select: { state: true, attempts: true, lastError: true } })

test('a message arrives with its words and its attachment', async () => {
  const school = await aSchool()
  const { send, received } = await aPost()
  const sha256 = await db.$transaction((tx) => putFile(tx, school.id, Buffer.from('%PDF-1.7 …'), 'application/pdf'))
  const id = await aMessage(school.id, { attachments: [{ name: 'copy.pdf', sha256 }] })
  await send({ messageId: id }, FIRST)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({
    subject: 'Your copy',
    html: '<p>Hello Zoë</p>',
    from: { text: '"Oakfield" <no-reply@oakfield.example>' },
  })
  expect(received[0]?.to).toMatchObject({ value: [{ address: 'zoe@example.test' }] })
  expect(received[0]?.text).toContain('Hello Zoë')
  expect(received[0]?.attachments[0]).toMatchObject({ filename: 'copy.pdf', contentType: 'application/pdf' })
  expect(received[0]?.attachments[0]?.content.toString()).toBe('%PDF-1.7 …')
  expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 1, lastError: null })
})

describe('a server that refuses', () => {
  test('is tried again, and at last the message has failed with the reason kept', async () => {
    const school = await aSchool()
    const { send, received } = await aPost(() => 'The mailbox is full')
    const id = await aMessage(school.id)
    await expect(send({ messageId: id }, FIRST)).rejects.toThrow(/mailbox is full/)
    expect(await stateOf(id)).toMatchObject({
      state: 'queued',
      attempts: 1,
      lastError: expect.stringContaining('full'),
    })
    await expect(send({ messageId: id }, LAST)).rejects.toThrow(/mailbox is full/)
    expect(await stateOf(id)).toMatchObject({
      state: 'failed',
      attempts: 2,
      lastError: expect.stringContaining('full'),
    })
    expect(received).toEqual([])
  })

  test('and then takes it: the message is sent', async () => {
    const school = await aSchool()
    const answers = ['Try later', null]
    const { send, received } = await aPost(() => answers.shift() ?? null)
    const id = await aMessage(school.id)
    await expect(send({ messageId: id }, FIRST)).rejects.toThrow(/Try later/)
    await send({ messageId: id }, { ...FIRST, attempt: 2 })
    expect(received).toHaveLength(1)
    expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 2, lastError: null })
  })
})

test('a server that is not there leaves the reason', async () => {
  const school = await aSchool()
  const { send, close } = await aPost()
  await close()
  const id = await aMessage(school.id)
  await expect(send({ messageId: id }, FIRST)).rejects.toThrow(/ECONNREFUSED/)
  expect(await stateOf(id)).toMatchObject({ state: 'queued', lastError: expect.stringContaining('ECONNREFUSED') })
})

test('the same key twice, also at once, makes one message and one job', async () => {
  const school = await aSchool()
  const key = randomUUID()
  const written = await Promise.all([1, 2, 3].map(() => queue(school.id, key)))
  expect(written.filter(Boolean)).toHaveLength(1)
  expect(await db.message.count({ where: { key } })).toBe(1)
  const id = written.find(Boolean)
  const jobs = await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'messageId' = ${id}`
  expect(jobs).toHaveLength(1)
})

test('a message that is rolled back leaves neither row nor job', async () => {
  const school = await aSchool()
  const key = randomUUID()
  let id: string | null = null
  await expect(
    db.$transaction(async (tx) => {
      id = await queueMessage(tx, { schoolId: school.id, key, to: 'a@example.test', ...words })
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await db.message.count({ where: { key } })).toBe(0)
  expect(await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE payload->>'messageId' = ${id}`).toEqual(
    [],
  )
})

test('two workers with the same message send it once', async () => {
  const school = await aSchool()
  const { send, received } = await aPost()
  const id = await aMessage(school.id)
  await Promise.all([send({ messageId: id }, FIRST), send({ messageId: id }, FIRST), send({ messageId: id }, FIRST)])
  expect(received).toHaveLength(1)
  expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 1, lastError: null })
})

test('without a mail server only the demo counts a message as sent', async () => {
  const school = await aSchool()
  const [shown, stuck] = [await aMessage(school.id), await aMessage(school.id)]
  await mailSender({ mailUrl: undefined, from: FROM, demo: true })({ messageId: shown }, FIRST)
  expect(await stateOf(shown)).toMatchObject({ state: 'sent' })
  await expect(
    mailSender({ mailUrl: undefined, from: FROM, demo: false })({ messageId: stuck }, LAST),
  ).rejects.toThrow()
  expect(await stateOf(stuck)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('MAIL_URL') })
})

test('an address cannot smuggle in a second recipient or a header', async () => {
  const school = await aSchool()
  const { send, received } = await aPost()
  const id = await aMessage(school.id, { to: 'a@example.test', subject: 'One\r\nBcc: thief@example.test' })
  await send({ messageId: id }, FIRST)
  expect(received[0]?.subject).toBe('One Bcc: thief@example.test')
  expect(received[0]?.bcc).toBeUndefined()
})
