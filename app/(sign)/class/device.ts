import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { getDeviceActor } from '@/lib/auth/visit'

/** The class at this device; anybody else, and a session that has ended, is asked for a code. */
export const requireDevice = cache(async () => (await getDeviceActor()) ?? redirect('/class?ended=yes'))
