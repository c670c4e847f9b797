import 'server-only'
import type { Prisma, Tx } from '@/lib/db/client'
import type { Envelope } from '@/lib/signing/types'
import { iso, isoOrNull, type Part } from './content'
import type { Subject } from './subject'

/** A kept file that goes beside the two: its name there, and its hash. */
export type Beside = { name: string; sha256: string }
type Signing = Part<'requests' | 'signatures' | 'copies'> & { beside: Beside[] }

/** What the person is asked for, what they signed with its evidence, and the copies that show nobody else. */
export async function readSigning(tx: Tx, subject: Subject): Promise<Signing> {
  const signatures = await readSignatures(tx, subject)
  const { copies, beside } = await readCopies(tx, subject)
  const marks = signatures.flatMap(({ reference, act }): Beside[] =>
    typeof act?.markSha256 === 'string' ? [{ name: `marks/${reference}.png`, sha256: act.markSha256 }] : [],
  )
  return { requests: await readRequests(tx, subject), signatures, copies, beside: [...beside, ...marks] }
}

async function readRequests(
  tx: Tx,
  { schoolId, personIds, parentId, children }: Subject,
): Promise<Signing['requests']> {
  // A parents' form about a pupil is the parents' business, unless one of them asked.
  const about: Prisma.RequestWhereInput = parentId ? {} : { NOT: { audience: 'parents' } }
  const rows = await tx.request.findMany({
    where: {
      schoolId,
      OR: [{ personId: { in: personIds }, ...about }, { slots: { some: { personId: { in: personIds } } } }],
    },
    orderBy: { createdAt: 'asc' },
    select: {
      state: true,
      audience: true,
      className: true,
      askedAt: true,
      completedAt: true,
      exemptReason: true,
      closedReason: true,
      personId: true,
      person: { select: { displayName: true } },
      round: { select: { name: true } },
      agreementVersion: { select: { title: true, number: true } },
      slots: { where: { personId: { in: personIds } }, select: { id: true } },
    },
  })
  return rows.map(({ round, agreementVersion, slots, person, personId, askedAt, completedAt, ...row }) => {
    const own = personIds.includes(personId)
    return {
      form: agreementVersion.title,
      version: agreementVersion.number,
      round: round.name,
      audience: row.audience,
      state: row.state,
      part: slots.length > 0 ? ('signs' as const) : ('is about them' as const),
      about: own || !children.has(personId) ? null : person.displayName,
      className: own ? row.className : null,
      askedAt: isoOrNull(askedAt),
      completedAt: isoOrNull(completedAt),
      exemptReason: parentId || !own ? null : row.exemptReason,
      closedReason: parentId || !own ? null : row.closedReason,
    }
  })
}

async function readSignatures(tx: Tx, { schoolId, personIds, parentId }: Subject): Promise<Signing['signatures']> {
  const rows = await tx.response.findMany({
    where: { schoolId, signerId: { in: personIds } },
    orderBy: { signedAt: 'asc' },
    select: {
      reference: true,
      outcome: true,
      signedAt: true,
      route: true,
      agreementVersion: { select: { title: true } },
      request: { select: { round: { select: { name: true } } } },
      takenBack: { select: { takenBackAt: true, reason: true } },
      evidence: {
        where: { kind: 'response' },
        select: { sequence: true, hash: true, envelope: true, sections: { select: { name: true, content: true } } },
      },
    },
  })
  return rows.flatMap(({ evidence: [entry], agreementVersion, request, takenBack, signedAt, ...response }) => {
    if (!entry) return []
    const { askedAt, openedAt, authentication, sharedAddress } = JSON.parse(entry.envelope) as Envelope
    const section = (name: string) => {
      const content = entry.sections.find((one) => one.name === name)?.content
      return content === undefined ? null : (JSON.parse(content) as Record<string, unknown>)
    }
    return {
      ...response,
      form: agreementVersion.title,
      round: request.round.name,
      askedAt,
      openedAt,
      signedAt: iso(signedAt),
      knownBy: authentication,
      sharedAddress,
      sequence: entry.sequence,
      hash: entry.hash,
      identity: section('identity'),
      act: section('act'),
      network: section('network'),
      takenBackAt: isoOrNull(takenBack?.takenBackAt ?? null),
      takenBackReason: parentId ? null : (takenBack?.reason ?? null),
    }
  })
}

async function readCopies(tx: Tx, { schoolId, personIds, parentId, signers }: Subject) {
  const rows = await tx.document.findMany({
    where: {
      schoolId,
      erased: null,
      request: { OR: [{ personId: { in: personIds } }, { slots: { some: { personId: { in: personIds } } } }] },
    },
    orderBy: { madeAt: 'asc' },
    select: {
      reference: true,
      sha256: true,
      pages: true,
      basis: true,
      completedAt: true,
      request: {
        select: {
          audience: true,
          personId: true,
          person: { select: { displayName: true } },
          agreementVersion: { select: { title: true } },
          responses: { select: { id: true, signerId: true } },
        },
      },
    },
  })
  const shown = rows.filter(({ basis, request: { audience, personId, responses } }) => {
    if (!parentId && audience === 'parents' && personIds.includes(personId)) return false
    const showing = responses.filter(({ id }) => basis.split(' ').includes(id))
    return showing.length > 0 && showing.every(({ signerId }) => signers.has(signerId))
  })
  const named = shown.map((row) => ({
    ...row,
    file: `copies/${row.reference}.pdf`,
  }))
  return {
    copies: named.map(({ reference, request, completedAt, pages, file }) => ({
      reference,
      form: request.agreementVersion.title,
      completedAt: iso(completedAt),
      pages,
      file,
    })),
    beside: named.map(({ file, sha256 }): Beside => ({ name: file, sha256 })),
  }
}
