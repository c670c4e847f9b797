import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { academicYearLabel } from '@/lib/schools/types'

type Props = { academicYear: number; label: string; done: string | null | undefined }

/** Where a step of the year's turn stands, and what was just saved there. */
export const StepHead = ({ academicYear, label, done }: Props) => (
  <>
    <Breadcrumbs
      items={[
        { href: '/people', label: 'People' },
        { href: '/people/year', label: `Into ${academicYearLabel(academicYear)}` },
        { label },
      ]}
    />
    {done && (
      <Banner tone="success" live>
        {done}
      </Banner>
    )}
  </>
)
