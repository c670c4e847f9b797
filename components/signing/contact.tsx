/** Whom a signer asks, with what the school has given. */
export function Contact({ email, phone }: { email: string | null; phone: string | null }) {
  if (!email && !phone) return <p>Questions about a form? Please ask the school office.</p>
  return (
    <p>
      Questions about a form? Ask the school office:{' '}
      {email && (
        <a href={`mailto:${email}`} className="link inline-flex min-h-(--tap) items-center">
          {email}
        </a>
      )}
      {email && phone && ' or '}
      {phone && (
        <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} className="link inline-flex min-h-(--tap) items-center">
          {phone}
        </a>
      )}
    </p>
  )
}
