import type { Prisma } from '@/lib/db/client'

/** The `where` of the requests in which somebody has answered by the year groups and classes of a year since it was turned. */
export const signedOnTopWhere = (schoolId: string, academicYear: number, since: Date): Prisma.RequestWhereInput => ({
  schoolId,
  pupilId: { not: null },
  round: { academicYear, kind: 'yearly' },
  responses: { some: { signedAt: { gte: since } } },
})
