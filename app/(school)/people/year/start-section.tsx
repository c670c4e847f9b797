import { ActionForm } from '@/app/_lib/action-form'
import { formatUkDay } from '@/lib/format/uk-time'
import { earliestDayOf } from '@/lib/people/year/types'
import { startYearAction } from './actions'

/** What the preparation is, and the button that begins it. */
export const StartSection = ({ academicYear }: { academicYear: number }) => (
  <section aria-labelledby="start-title">
    <h2 id="start-title" className="mb-3">
      Prepare it now, do it later
    </h2>
    <ol className="mb-6 grid list-decimal gap-1.5 ps-6">
      <li>We suggest where every class goes and what it is called. You change what is different this year.</li>
      <li>
        Colleagues in the office can work on it with you. Nothing changes for pupils, parents or teachers meanwhile.
      </li>
      <li>
        You check it in numbers, and from {formatUkDay(earliestDayOf(academicYear))} you turn the year in one step.
      </li>
      <li>It can be undone until somebody signs a form of the new year.</li>
    </ol>
    <ActionForm action={startYearAction} hidden={{}} label="Start preparing" variant="primary" />
  </section>
)
