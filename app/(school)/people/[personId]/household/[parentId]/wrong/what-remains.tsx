import { ActionForm } from '@/app/_lib/action-form'
import { Banner } from '@/components/ui/banner'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { Tie } from '@/lib/people/types'
import type { SignedForChild } from '@/lib/rounds/types'
import { takeBackWrongAction } from '../../actions'

type Props = {
  pupil: { id: string; displayName: string }
  parent: Tie
  signed: readonly SignedForChild[]
  /** Who answers for the pupil now. */
  others: readonly Tie[]
}

/** What the office still has to do after a wrong link has ended. */
export function WhatRemains({ pupil, parent, signed, others }: Props) {
  return (
    <div className="grid max-w-[46rem] gap-8">
      <Banner tone="success" title="The link has ended">
        <bdi>{parent.displayName}</bdi> sees nothing of <bdi>{pupil.displayName}</bdi> any more.
      </Banner>
      <section>
        <h2 className="mb-3">What they signed</h2>
        {signed.length === 0 ? (
          <p>No signature of theirs for this pupil stands.</p>
        ) : (
          <ul className="border-rule border-t">
            {signed.map((answer, index) => (
              <li key={answer.responseId} className="border-rule border-b py-4">
                <p className="font-semibold">
                  <TextLink href={`/requests/${answer.requestId}`} className="inline-block py-0.5">
                    {answer.title}
                  </TextLink>
                </p>
                <p className="mb-3 text-ink-soft">
                  {answer.outcome === 'agreed' ? 'Agreed' : 'Declined'} on {formatUkDateTime(answer.signedAt)},{' '}
                  {answer.roundName}. Reference {answer.reference}
                </p>
                <ActionForm
                  action={takeBackWrongAction}
                  hidden={{ responseId: answer.responseId, pupilId: pupil.id, parentId: parent.personId }}
                  label={
                    <>
                      Take it back<span className="sr-only">: {answer.title}</span>
                    </>
                  }
                  variant="warning"
                  small
                >
                  <div className="mb-3">
                    <TextInput
                      id={index === 0 ? 'reason' : `reason-${index + 1}`}
                      name="reason"
                      label="Reason, which is kept with the signature"
                      defaultValue="They were tied to this pupil by mistake."
                      maxLength={300}
                      required
                    />
                  </div>
                </ActionForm>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 className="mb-3">What else to do</h2>
        <ul className="grid list-disc gap-2 ps-5">
          {others.length === 0 && (
            <li>
              Nobody answers for <bdi>{pupil.displayName}</bdi> now:{' '}
              <TextLink href={`/people/${pupil.id}/household/add`}>add a parent or carer</TextLink>, or nobody can sign.
            </li>
          )}
          <li>
            Mail that went to them cannot be called back. If it named <bdi>{pupil.displayName}</bdi>, tell whoever looks
            after data protection at the school.
          </li>
          <li>Put it right in the system that the roll comes from, so that the next export does not say it again.</li>
          <li>
            Look at <TextLink href={`/people/${parent.personId}`}>the other children of their record</TextLink>: one
            mistake seldom comes alone.
          </li>
        </ul>
      </section>
      <p>
        <TextLink href={`/people/${pupil.id}`} className="inline-block py-1">
          Back to <bdi>{pupil.displayName}</bdi>
        </TextLink>
      </p>
    </div>
  )
}
