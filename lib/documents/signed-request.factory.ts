import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'
import type { AgreementContent, Audience } from '@/lib/policies/types'
import { newReference } from '@/lib/reference'
import { recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'
import { getFile, putFile } from '@/lib/storage/files'
import { THIS_YEAR } from '@/lib/testing/factories'

const contentOf = (title: string): AgreementContent => ({
  title,
  leadIn: { will: 'I will:', will_not: 'I will not:', understand: 'I understand:' },
  clauses: [
    { kind: 'will', text: 'keep my password to myself' },
    { kind: 'will_not', text: 'share pictures of others without asking' },
  ],
  parentDeclaration: null,
  fields: [],
})

/** A published form of an audience, in an open round of its own unless one is given. */
export async function aForm(schoolId: string, audience: Audience, { roundId }: { roundId?: string } = {}) {
  const title = `Agreement for ${audience}`
  const policy = await db.policy.create({
    data: {
      schoolId,
      title: 'Online safety',
      versions: {
        create: {
          number: 1,
          title: 'Online safety',
          metadata: {},
          sections: [],
          status: 'published',
          sha256: hash('policy'),
          publishedAt: new Date(),
        },
      },
    },
    select: { id: true, versions: { select: { id: true } } },
  })
  const agreement = await db.agreement.create({
    data: { schoolId, policyId: policy.id, audience },
    select: { id: true },
  })
  const round = roundId ?? (await aRound(schoolId))
  const versionId = await aVersion({
    schoolId,
    agreementId: agreement.id,
    policyVersionId: policy.versions[0]?.id ?? '',
    title,
    number: 1,
  })
  await db.roundAgreement.create({ data: { roundId: round, agreementId: agreement.id, agreementVersionId: versionId } })
  return {
    schoolId,
    audience,
    roundId: round,
    agreementId: agreement.id,
    versionId,
    policyVersionId: policy.versions[0]?.id ?? '',
  }
}
export type Form = Awaited<ReturnType<typeof aForm>>

type NewVersion = { schoolId: string; agreementId: string; policyVersionId: string; title: string; number: number }

async function aVersion({ title, number, ...ids }: NewVersion) {
  const content = contentOf(title)
  const canonicalText = JSON.stringify({ number, ...content })
  const { id } = await db.agreementVersion.create({
    data: {
      ...ids,
      number,
      title,
      content,
      canonicalText,
      sha256: hash(canonicalText),
      status: 'published',
      publishedAt: new Date(),
    },
    select: { id: true },
  })
  return id
}

/** A further version of a form; requests made afterwards ask for it. */
export const aNextVersion = ({ schoolId, agreementId, policyVersionId, audience }: Form, number: number) =>
  aVersion({ schoolId, agreementId, policyVersionId, title: `Agreement for ${audience}`, number })

export async function aRound(schoolId: string) {
  const round = await db.round.create({
    data: {
      schoolId,
      name: 'Yearly signing 2026/27',
      kind: 'yearly',
      academicYear: THIS_YEAR,
      opensOn: dateOnly('2026-09-07'),
      dueOn: dateOnly('2026-12-18'),
      reminderDays: [],
      status: 'open',
      openedAt: new Date(),
    },
    select: { id: true },
  })
  return round.id
}

type Slot = { kind: 'self' | 'pupil' | 'parent'; personId: string }
type Asked = { form: Form; personId: string; capacity: MembershipKind; slots: Slot[]; classId?: string }

/** A request that has been asked, with its slots. */
export async function aRequest({ form, personId, capacity, slots, classId }: Asked) {
  const { schoolId, roundId, agreementId, versionId } = form
  const about = capacity === 'pupil' || capacity === 'parent' ? personId : null
  const request = await db.request.create({
    data: {
      schoolId,
      roundId,
      agreementId,
      agreementVersionId: versionId,
      audience: form.audience,
      capacity,
      personId,
      pupilId: about,
      classId,
      className: classId ? 'Kestrels' : null,
      state: 'waiting',
      askedAt: new Date(),
      slots: { create: slots.map((slot) => ({ schoolId, ...slot })) },
    },
    select: { id: true, slots: { select: { id: true, personId: true } } },
  })
  return {
    id: request.id,
    slotOf: (person: string) => request.slots.find((slot) => slot.personId === person)?.id ?? '',
  }
}

/** Agrees in slots through the product's own recording, evidence and all. */
export async function agree(schoolId: string, slotIds: string[], { mark = null as Uint8Array | null } = {}) {
  await db.$transaction(async (tx) => {
    const slots = await lockSlots(tx, [schoolId], slotIds)
    await recordResponses(tx, schoolId, slots, {
      outcome: 'agreed',
      typedName: mark ? null : 'A. Signer',
      mark,
      reason: null,
      openedAt: null,
      network: { ip: '192.0.2.7', browser: 'Browser of a parent' },
      route: 'link',
      authentication: 'personal_link',
      sharedAddress: false,
      witness: null,
      recordedBy: null,
    })
  })
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** A drawn mark: a PNG of 40 by 20 black points. */
export function aDrawnMark(): Uint8Array {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(40, 0)
  header.writeUInt32BE(20, 4)
  header.set([8, 0], 8)
  const rows = deflateSync(Buffer.alloc(20 * 41))
  const magic = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** The kept copy of a complete request, with one or two empty pages instead of a drawing, which takes its time. */
export async function aKeptCopy(schoolId: string, requestId: string, pages = 1) {
  const pdf = await PDFDocument.create()
  const reference = newReference()
  pdf.setTitle(reference)
  for (let page = 0; page < pages; page++) pdf.addPage()
  const bytes = await pdf.save()
  return db.$transaction(async (tx) => {
    const sha256 = await putFile(tx, schoolId, bytes, 'application/pdf')
    await tx.request.update({ where: { id: requestId }, data: { copyState: 'ready' } })
    return tx.document.create({
      data: { schoolId, requestId, reference, sha256, pages, basis: requestId, completedAt: new Date() },
      select: { id: true },
    })
  })
}

/** The newest copy of a request, as it is kept. */
export async function theNewestCopy(schoolId: string, requestId: string) {
  const [made] = await db.document.findMany({ where: { requestId }, orderBy: { madeAt: 'desc' }, take: 1 })
  const file = await getFile(schoolId, made?.sha256 ?? '')
  return { reference: made?.reference, bytes: Buffer.from(file?.bytes ?? []) }
}
