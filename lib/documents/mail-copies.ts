import 'server-only'
import type { Tx } from '@/lib/db/client'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'
import { verifyUrl } from './copy-content'
import { copyFileName } from './file-name'

type Made = { schoolId: string; requestId: string; basis: string }

/**
 * Sends the copy to each adult who signed and has an address, in a message of their own that names no other address;
 * once for each response, however often it is called.
 */
export async function mailCopies(tx: Tx, { schoolId, requestId, basis }: Made): Promise<void> {
  const document = await tx.document.findUniqueOrThrow({ where: { requestId_basis: { requestId, basis } }, select })
  const { reference, sha256, request } = document
  const about = request.person.displayName
  const name = copyFileName({ title: request.agreementVersion.title, about, reference })
  for (const { id, to, ofChild } of await recipients(tx, schoolId, requestId)) {
    await queueMessage(tx, {
      schoolId,
      key: `copy:${id}`,
      to,
      ...letter(document, ofChild ? about : null),
      attachments: [{ name, sha256 }],
    })
  }
}

const select = {
  reference: true,
  sha256: true,
  school: { select: { name: true, accent: true, contactEmail: true, contactPhone: true } },
  request: { select: { person: { select: { displayName: true } }, agreementVersion: { select: { title: true } } } },
} as const

type Kept = {
  reference: string
  school: { name: string; accent: string; contactEmail: string | null; contactPhone: string | null }
  request: { agreementVersion: { title: string } }
}

function letter({ reference, school, request }: Kept, child: string | null) {
  const { title } = request.agreementVersion
  const subject = child ? `Your copy for ${child}: ${title}` : `Your copy: ${title}`
  const office = [school.contactPhone, school.contactEmail].filter(Boolean).join(' or ')
  const body = mailBody({
    school,
    heading: 'Your signed copy',
    paragraphs: [
      child
        ? `“${title}” for ${child} has been signed by everyone who needed to. Thank you.`
        : `You have signed “${title}”. Thank you.`,
      'The copy is attached to this message as a PDF. Please keep it: it shows what was signed, by whom and when.',
      `Its reference is ${reference}. Whoever holds the copy can check that it is genuine.`,
    ],
    button: { label: 'Check this copy', href: verifyUrl(reference) },
    footer: `You get this message because you signed a form of ${school.name}. If that was not you, please tell the school office at once${office ? `: ${office}` : ''}.`,
  })
  return { subject, ...body }
}

/** The adults whose responses stand; a parent only while they answer for the child and no order keeps them from it. */
async function recipients(tx: Tx, schoolId: string, requestId: string) {
  const slots = await tx.slot.findMany({
    where: { schoolId, requestId, kind: { in: ['self', 'parent'] }, currentResponseId: { not: null } },
    select: {
      kind: true,
      currentResponseId: true,
      request: { select: { pupilId: true, personId: true } },
      person: {
        select: {
          email: true,
          children: { where: { endedOn: null, contactOrder: false }, select: { pupilId: true } },
        },
      },
    },
  })
  return slots.flatMap(({ kind, currentResponseId: id, request, person }) => {
    const pupilId = request.pupilId ?? request.personId
    const mayHave = kind === 'self' || person.children.some((child) => child.pupilId === pupilId)
    return id && person.email && mayHave ? [{ id, to: person.email, ofChild: kind === 'parent' }] : []
  })
}
