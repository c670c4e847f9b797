export { db } from '@/lib/db/client'
export const page = 1
