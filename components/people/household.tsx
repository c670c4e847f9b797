import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { maySign, signingStanding, type Tie } from '@/lib/people/types'

type Props = {
  /** Whose page it is, and which end of the ties the others are. */
  of: 'pupil' | 'parent'
  name: string
  ties: readonly Tie[]
  /** Where a tie is changed or ended; absent for those who only look. */
  hrefOf?: (tie: Tie) => string
}

/** A family as sentences: who lives with whom, who may sign and why not, who gets the letters. */
export function Household({ of, name, ties, hrefOf }: Props) {
  const live = ties.filter((tie) => !tie.ended)
  const kept = live.filter((tie) => !tie.contactOrder)
  const groups = [
    { title: of === 'pupil' ? `Lives with ${name}` : `Live with ${name}`, ties: kept.filter((tie) => tie.livesWith) },
    { title: of === 'pupil' ? 'Lives elsewhere' : 'Live elsewhere', ties: kept.filter((tie) => !tie.livesWith) },
    {
      title: of === 'pupil' ? `Must not be contacted about ${name}` : `${name} must not be contacted about`,
      ties: live.filter((tie) => tie.contactOrder),
    },
    {
      title: of === 'pupil' ? `No longer answers for ${name}` : 'Answered for before',
      ties: ties.filter((tie) => tie.ended),
    },
  ]
  return (
    <div className="grid gap-5">
      {groups.map(({ title, ties: members }) =>
        members.length === 0 ? null : (
          <div key={title}>
            <h3 className="mb-2 text-ink-soft">
              <bdi>{title}</bdi>
            </h3>
            <ul className="grid gap-3 md:grid-cols-2">
              {members.map((tie) => (
                <Member key={tie.personId} tie={tie} of={of} href={hrefOf?.(tie)} />
              ))}
            </ul>
          </div>
        ),
      )}
    </div>
  )
}

function Member({ tie, of, href }: { tie: Tie; of: Props['of']; href?: string }) {
  const signs = maySign(tie)
  const edge = tie.ended ? 'border-s-rule' : signs ? 'border-s-success' : 'border-s-danger'
  const standing = signingStanding(tie)
  const unsure = signs && !tie.appointed && tie.parentalResponsibility === 'not_known'
  return (
    <li className={`rounded-[4px] border border-rule border-s-[5px] p-3.5 ${edge}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <TextLink href={`/people/${tie.personId}`} className="inline-block py-0.5 font-semibold">
          <bdi>{tie.displayName}</bdi>
        </TextLink>
        <span className="text-ink-soft">
          <bdi>{tie.relationship}</bdi>
        </span>
      </div>
      {tie.organisation && (
        <p className="text-ink-soft">
          For <bdi>{tie.organisation}</bdi>
        </p>
      )}
      {tie.contactOrder && !tie.ended && (
        <p className="mt-1.5">
          <Tag tone="red" icon="alert">
            Contact order
          </Tag>
        </p>
      )}
      <ul className="mt-1.5 grid gap-0.5">
        <Fact icon={tie.ended || !signs ? 'cross' : unsure ? 'info' : 'tick'}>{standing}</Fact>
        {!tie.ended && tie.priority !== null && !tie.contactOrder && (
          <Fact icon="info">
            {of === 'pupil' ? orderOf(tie.priority) : `${orderOf(tie.priority)} about this child`}
          </Fact>
        )}
        {!tie.ended && <Fact icon={tie.receivesMail ? 'mail' : 'no_mail'}>{mailOf(tie, of)}</Fact>}
      </ul>
      {href && !tie.ended && (
        <p className="no-print mt-1.5">
          <TextLink href={href} className="inline-block py-0.5">
            Change<span className="sr-only"> how {tie.displayName} is related</span>
          </TextLink>
        </p>
      )}
    </li>
  )
}

const orderOf = (priority: number) => (priority === 1 ? 'Contacted first' : `Number ${priority} to be contacted`)

function mailOf({ receivesMail, email }: Tie, of: Props['of']) {
  if (!receivesMail) return of === 'pupil' ? 'Gets no mail about this pupil' : 'Their mail goes to others'
  if (of === 'parent') return 'Gets the mail about this child'
  return email ? 'Gets the mail' : 'Should get the mail, but has no e-mail address'
}

const Fact = ({ icon, children }: { icon: Parameters<typeof Icon>[0]['name']; children: string }) => (
  <li className="flex gap-2">
    <Icon name={icon} className="mt-[0.3em] size-[0.95em] text-ink-soft" />
    {children}
  </li>
)
