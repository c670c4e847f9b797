import { Problem } from '@/components/layout/problem'
import { ButtonLink } from '@/components/ui/button-link'

/** The same whether the form is absent, another person's, or no longer needed. */
export default function SignNotFound() {
  return (
    <Problem title="We cannot find that form" actions={<ButtonLink href="/sign">See your forms</ButtonLink>}>
      <p>It may have been replaced or is no longer needed, or it belongs to somebody else’s list.</p>
      <p>If you came by a link in an e-mail, open the newest e-mail from the school.</p>
    </Problem>
  )
}
