export { PrismaClient } from '@prisma/client'
export { page } from '@/app/page'
export { open } from '@/lib/rounds/open'
export const rule = 1
