import 'server-only'
import type { Prisma, Tx } from '@/lib/db/client'
import { iso, isoOrNull, type Part } from './content'
import type { Subject } from './subject'

/** Which pages of paper forms were scanned; a picture shows everybody who signed on it, and so goes with no file. */
export async function readScans(tx: Tx, subject: Subject): Promise<Part<'scans'>> {
  const { schoolId, personIds, parentId, children } = subject
  // A parents' form about a pupil is the parents' business, unless one of them asked.
  const about: Prisma.RequestWhereInput = parentId ? {} : { NOT: { audience: 'parents' } }
  const rows = await tx.scanPage.findMany({
    where: {
      schoolId,
      request: {
        OR: [{ personId: { in: personIds }, ...about }, { slots: { some: { personId: { in: personIds } } } }],
      },
    },
    orderBy: [{ createdAt: 'asc' }, { position: 'asc' }],
    select: {
      formPage: true,
      createdAt: true,
      state: true,
      settledAt: true,
      sha256: true,
      request: {
        select: {
          personId: true,
          person: { select: { displayName: true } },
          agreementVersion: { select: { title: true } },
        },
      },
    },
  })
  return {
    scans: rows.flatMap(({ request, formPage, createdAt, state, settledAt, sha256 }) =>
      request
        ? {
            form: request.agreementVersion.title,
            about: children.has(request.personId) ? request.person.displayName : null,
            page: formPage,
            scannedAt: iso(createdAt),
            recordedAt: state === 'recorded' ? isoOrNull(settledAt) : null,
            sha256,
          }
        : [],
    ),
  }
}
