import 'server-only'
import { db } from '@/lib/db/client'

/** True until the first school stands. */
export const needsSetUp = async () => (await db.school.findFirst({ select: { id: true } })) === null
