import { ActionForm } from '@/app/_lib/action-form'
import { stepPage } from '@/app/_lib/second-step'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { TextLink } from '@/components/ui/text-link'
import { type FactorRow, FEW_CODES } from '@/lib/accounts/types'
import { formatUkDate } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { removeFactorAction } from './actions'
import { RenameForm } from './rename-form'

type Props = {
  factors: readonly FactorRow[]
  codesLeft: number
  required: boolean
  /** What was typed before its author confirmed that it was them. */
  kept: Record<string, string[]> | null
}

const KINDS = { app: 'Authenticator app', passkey: 'Passkey' } as const

/** With what one takes the second step of signing in. */
export function SecondFactor({ factors, codesLeft, required, kept }: Props) {
  const none = factors.length === 0
  return (
    <section aria-labelledby="second-step">
      <h2 id="second-step">Second step when signing in</h2>
      <p className="mt-1 mb-4 max-w-[42rem]">
        {required
          ? 'Your post needs one: an authenticator app or a passkey, after your password or mailed link.'
          : 'An authenticator app or a passkey, after your password or mailed link. Once you set one up, your post asks for it.'}
      </p>
      {!none && (
        <ul className="mb-5 border-rule border-t">
          {factors.map((factor) => (
            <Factor key={factor.id} factor={factor} kept={kept?.factorId?.[0] === factor.id ? kept : null} />
          ))}
        </ul>
      )}
      <ButtonLink href={stepPage('/set-up', '/account')} variant="secondary">
        {none ? 'Set up a second step' : 'Add an app or a passkey'}
      </ButtonLink>
      {!none && (
        <div className="mt-8">
          <h3 className="mb-2">Recovery codes</h3>
          {codesLeft < FEW_CODES && (
            <Banner tone="warning" title={codesLeft === 0 ? 'You have none left.' : `Only ${codesLeft} left.`}>
              Make new ones, so that a lost phone does not lock you out.
            </Banner>
          )}
          <p>
            {codesLeft >= FEW_CODES && `${counted(codesLeft, 'code')} left. `}
            <TextLink href={stepPage('/set-up/codes', '/account')}>Make new recovery codes</TextLink>
          </p>
        </div>
      )}
    </section>
  )
}

type FactorProps = { factor: FactorRow; kept: Props['kept'] }

const Factor = ({ factor: { id, kind, name, createdAt, lastUsedAt, mayRemove }, kept }: FactorProps) => (
  <li className="border-rule border-b py-3">
    <p>
      <strong className="break-words">{name}</strong>
      <span className="block text-ink-soft">
        {KINDS[kind]}, since {formatUkDate(createdAt)}
        {lastUsedAt && `, last used on ${formatUkDate(lastUsedAt)}`}
      </span>
    </p>
    <Disclosure summary={`Rename or remove: ${name}`} open={kept !== null}>
      <RenameForm factorId={id} name={name} kept={kept?.name ? kept : null} />
      <div className="mt-5">
        {mayRemove ? (
          <ActionForm
            action={removeFactorAction}
            hidden={{ factorId: id }}
            label={`Remove ${name}`}
            variant="warning"
          />
        ) : (
          <p className="text-ink-soft">This is your only one. Set up another before you remove it.</p>
        )}
      </div>
    </Disclosure>
  </li>
)
