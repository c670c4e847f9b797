import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'

export default function ClassNotFound() {
  return (
    <>
      <PageHeader title="That form is not here" lead="Ask your teacher, or go back to the names." />
      <ButtonLink href="/class/names">Go to the names</ButtonLink>
    </>
  )
}
