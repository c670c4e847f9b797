import { Problem } from '@/components/layout/problem'
import { ButtonLink } from '@/components/ui/button-link'

/** Stands in the school's frame; says the same whether the page is absent or out of the reader's reach. */
export default function SchoolNotFound() {
  return (
    <Problem
      title="We cannot find that page"
      actions={
        <ButtonLink href="/" variant="secondary">
          Go to the start page
        </ButtonLink>
      }
    >
      <p>It may have been moved or put away, or it belongs to somebody else’s work.</p>
      <p>Choose from the menu, or look over the address for slips if you typed it.</p>
    </Problem>
  )
}
