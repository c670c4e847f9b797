import type { Prisma } from '@/lib/db/client'
import type { ScanPageView } from './types'

export const pageSelect = {
  id: true,
  scanId: true,
  schoolId: true,
  position: true,
  fileName: true,
  pageOfFile: true,
  state: true,
  reason: true,
  formPage: true,
  formPages: true,
  width: true,
  height: true,
  request: {
    select: {
      id: true,
      className: true,
      person: { select: { displayName: true } },
      agreementVersion: { select: { title: true } },
      slots: {
        where: { currentResponseId: null, withdrawn: false, waivedReason: null },
        select: { id: true },
        take: 1,
      },
    },
  },
} as const satisfies Prisma.ScanPageSelect

export type PageRow = Prisma.ScanPageGetPayload<{ select: typeof pageSelect }>

/** A page as the screens show it; the picture itself is asked for apart. */
export const pageView = ({ request, ...page }: PageRow): ScanPageView => ({
  ...page,
  pictured: page.width > 0,
  form: request && {
    requestId: request.id,
    about: request.person.displayName,
    title: request.agreementVersion.title,
  },
})
