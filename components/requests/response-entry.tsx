import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { RequestResponse } from '@/lib/rounds/types'

const ROUTES: Record<RequestResponse['route'], string> = {
  account: 'signed in',
  link: 'by their personal link',
  class_session: 'in class',
  kiosk: 'at reception',
  paper: 'on paper, entered by the office',
}

/** One response: what was given, when and how, its reference and its place in the chain. */
export function ResponseEntry({ response, takeBackHref }: { response: RequestResponse; takeBackHref?: string }) {
  const { outcome, signedAt, route, reference, version, evidence, reason, takenBack, current } = response
  return (
    <div className={`mt-3 border-s-[3px] ps-3.5 ${current ? 'border-accent-line' : 'border-rule text-ink-soft'}`}>
      <p>
        {outcome === 'agreed' ? 'Agreed' : 'Declined'} on {formatUkDateTime(new Date(signedAt))}, {ROUTES[route]},
        version {version}
      </p>
      {reason && <p className="mt-0.5 whitespace-pre-wrap break-words">Reason given: {reason}</p>}
      <p className="text-[0.9375em] text-ink-soft">
        Reference <span className="tabular-nums">{reference}</span>
        {evidence && (
          <>
            {' · '}evidence {evidence.sequence.toLocaleString('en-GB')},{' '}
            <abbr title={evidence.hash} className="font-mono no-underline">
              {evidence.hash.slice(0, 12)}
            </abbr>
          </>
        )}
      </p>
      {takenBack && (
        <p className="mt-0.5">
          Taken back on {formatUkDateTime(new Date(takenBack.at))}
          {takenBack.reason && `: ${takenBack.reason}`}
        </p>
      )}
      {!current && !takenBack && <p className="mt-0.5">Set aside: a newer version has to be signed</p>}
      {takeBackHref && (
        <TextLink href={takeBackHref} className="no-print inline-block py-1">
          Take back<span className="sr-only"> what {response.signer} gave</span>
        </TextLink>
      )}
    </div>
  )
}
