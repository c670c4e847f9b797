import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { putFile } from '@/lib/storage/files'
import { aSchool } from '@/lib/testing/factories'
import { queueMessage } from './queue'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The mailbox as a process with these settings shows it. */
async function mailboxWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  vi.resetModules()
  return import('./queries')
}

async function aMessage(to: string) {
  const school = await aSchool()
  return db.$transaction(async (tx) => {
    const sha256 = await putFile(tx, school.id, Buffer.from('%PDF-1.7'), 'application/pdf')
    const id = await queueMessage(tx, {
      schoolId: school.id,
      key: null,
      to,
      subject: 'Your copy',
      text: 'Hello',
      html: '<p>Hello</p>',
      attachments: [{ name: 'copy.pdf', sha256 }],
    })
    return id ?? ''
  })
}

describe('the mailbox of the demonstration', () => {
  test('is found by part of an address, and gives the words and the file', async () => {
    const name = randomUUID()
    const id = await aMessage(`${name}@example.test`)
    const { getMailboxAttachment, getMailboxMessage, listMailbox } = await mailboxWith({ COUNTERSIGN_DEMO: 'buttons' })
    expect(await listMailbox({ search: name.toUpperCase().slice(0, 20), page: 1 })).toMatchObject({
      total: 1,
      messages: [{ id, subject: 'Your copy', attachments: ['copy.pdf'] }],
    })
    expect(await getMailboxMessage(id)).toMatchObject({ text: 'Hello', attachments: ['copy.pdf'] })
    expect(Buffer.from((await getMailboxAttachment(id, 0))?.bytes ?? []).toString()).toBe('%PDF-1.7')
    expect(await getMailboxAttachment(id, 1)).toBeNull()
    expect(await getMailboxMessage('nothing')).toBeNull()
  })

  test.each<Record<string, string>>([
    { COUNTERSIGN_DEMO: 'off' },
    { COUNTERSIGN_DEMO: 'passwords', HOST: '0.0.0.0' },
    { COUNTERSIGN_DEMO: 'buttons', MAIL_URL: 'smtp://mail.example', MAIL_FROM: 'a@school.example' },
  ])('is shut with %o', async (settings) => {
    const id = await aMessage('a@example.test')
    const { getMailboxAttachment, getMailboxMessage, listMailbox } = await mailboxWith(settings)
    expect(await listMailbox({ search: '', page: 1 })).toBeNull()
    expect(await getMailboxMessage(id)).toBeNull()
    expect(await getMailboxAttachment(id, 0)).toBeNull()
  })
})
