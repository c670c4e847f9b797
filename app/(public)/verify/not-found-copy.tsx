import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { Prose } from '@/components/ui/prose'

/** No copy has that reference: usually a slip, so it says what to try before anything else. */
export function NotFoundCopy({ reference }: { reference: string }) {
  return (
    <>
      <PageHeader title="We know no copy with this reference" />
      <Banner>
        We looked for <strong className="whitespace-nowrap tabular-nums">{reference}</strong>. Most often a letter has
        slipped in the typing.
      </Banner>
      <Prose>
        <h2>What you can do</h2>
        <ul>
          <li>Read the reference once more from the foot of any page of the copy, and type it again below.</li>
          <li>Or scan the square code on its evidence page with a phone: then there is nothing to type.</li>
          <li>
            The reference that a signer is given at the end of signing belongs to that one signature. The copy’s own
            stands at the foot of its pages.
          </li>
          <li>Schools keep their copies at different addresses. Use the address that is printed on your copy.</li>
          <li>
            If it still cannot be found, ask the school office named on the copy. They can look it up by the name and
            the form.
          </li>
        </ul>
      </Prose>
    </>
  )
}
