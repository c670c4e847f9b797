import type { Answers } from '@/app/_lib/answers'
import { DateInput } from '@/components/ui/date-input'
import { TextInput } from '@/components/ui/text-input'

/** Who approved a version, and on which day. */
export function ApprovalFields({ field }: Pick<Answers, 'field'>) {
  return (
    <>
      <TextInput {...field('approvedBy')} label="Approved by" hint="For example: the governing board" required />
      <DateInput {...field('approvedOn')} label="Approved on" required />
    </>
  )
}
