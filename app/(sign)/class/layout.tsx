import type { ReactNode } from 'react'
import { ClassShell } from '@/components/signing/class-shell'
import { getDeviceActor } from '@/lib/auth/visit'
import { DEFAULT_ACCENT } from '@/lib/format/accent'
import { getDeviceSchool } from '@/lib/signing/queries/visit'

/** The frame only: each page below checks for itself that the device is bound. */
export default async function ClassLayout({ children }: { children: ReactNode }) {
  const device = await getDeviceActor()
  const school = device
    ? await getDeviceSchool(device)
    : { name: 'Signing in class', accent: DEFAULT_ACCENT, crestUrl: null }
  return (
    <ClassShell school={school} teacher={device?.teacherName}>
      {children}
    </ClassShell>
  )
}
