import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { JobHandler } from '@/lib/jobs/types'
import { mailBody } from '@/lib/mail/layout'
import { queueMessage } from '@/lib/mail/queue'

const Payload = z.object({ schoolId: z.uuid(), requestId: z.uuid(), responseId: z.uuid() })

/** Tells the office's accounts, or the school's own address where there are none, that somebody did not agree. */
export const tellRefusal: JobHandler = async (payload) => {
  const { schoolId, requestId, responseId } = Payload.parse(payload)
  const request = await db.request.findUnique({
    where: { id: requestId, schoolId },
    select: {
      personId: true,
      person: { select: { displayName: true } },
      agreementVersion: { select: { title: true } },
      school: { select: { name: true, accent: true, contactEmail: true } },
    },
  })
  const response = await db.response.findUnique({
    where: { id: responseId },
    select: { signer: { select: { displayName: true } } },
  })
  if (!request || !response) return
  const { school } = request
  const office = await db.account.findMany({
    where: { suspendedAt: null, grants: { some: { schoolId, post: 'office', endedAt: null } }, email: { not: null } },
    select: { email: true },
  })
  const addresses = office.flatMap((account) => account.email ?? [])
  const body = mailBody({
    school,
    heading: `${response.signer.displayName} did not agree`,
    paragraphs: [
      `${response.signer.displayName} declined “${request.agreementVersion.title}” on the form of ${request.person.displayName}.`,
      'Their reason stands on the page of the person in Countersign; it is not repeated in this message.',
    ],
    button: { label: 'Open the record', href: `${env.BASE_URL}/people/${request.personId}` },
    footer: 'You get this because you look after agreements in the school office.',
  })
  for (const to of addresses.length > 0 ? addresses : [school.contactEmail].flatMap((email) => email ?? [])) {
    await db.$transaction((tx) =>
      queueMessage(tx, {
        schoolId,
        key: `refusal:${responseId}:${to}`,
        to,
        subject: `Declined: ${request.agreementVersion.title}`,
        ...body,
      }),
    )
  }
}
