import { ButtonLink } from '@/components/ui/button-link'
import { findOwnSignIns } from '@/lib/schools/queries/own-sign-in'
import { OwnSignIns } from './own-sign-ins'

/** The part of the sign-in page for schools with a sign-in of their own; nothing where no school has one. */
export async function OwnSignInSection({ next }: { next: string }) {
  const { several, schools } = await findOwnSignIns('')
  if (!several && schools.length === 0) return null
  return (
    <section aria-labelledby="own-sign-in" className="mb-10">
      <h2 id="own-sign-in">Sign in with your school account</h2>
      <p className="mt-2 mb-4">
        The account that you use at school for mail and documents. You need no other password.
      </p>
      {several ? (
        <ButtonLink href={`/sign-in/school${next && `?next=${encodeURIComponent(next)}`}`} variant="secondary">
          Find your school
        </ButtonLink>
      ) : (
        <OwnSignIns schools={schools} next={next} />
      )}
    </section>
  )
}
