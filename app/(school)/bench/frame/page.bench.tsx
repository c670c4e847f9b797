import { requireSchool } from '@/app/_lib/current-school'
import { PageHeader } from '@/components/ui/page-header'

/** A page of the school that holds nothing: what the frame and the look at the session cost. Only the bench's build has it. */
export default async function EmptyFramePage() {
  await requireSchool('dashboard.view')
  return <PageHeader title="Nothing" />
}
