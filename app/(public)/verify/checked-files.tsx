import { Progress } from '@/components/ui/progress'
import { Tag, type TagTone } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { VerifiedCopy } from '@/lib/documents/types'
import { formatUkDate } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { UnknownFile } from './unknown-file'
import type { Check } from './use-checks'

const isDone = ({ state }: Check) => state.now !== 'waiting' && state.now !== 'reading'

/** A line for each file; how many of them are genuine is read out once all are checked. */
export function CheckedFiles({ checks }: { checks: readonly Check[] }) {
  const done = checks.filter(isDone).length
  const known = checks.filter(({ state }) => state.now === 'known').length
  const busy = done < checks.length
  return (
    <>
      <p role="status" className={checks.length > 0 ? 'mt-6 font-semibold' : 'sr-only'}>
        {checks.length > 0 &&
          (busy
            ? `Checking ${counted(checks.length, 'file')}…`
            : `${known} of ${counted(checks.length, 'file')} ${known === 1 ? 'is a genuine copy' : 'are genuine copies'}.`)}
      </p>
      {checks.length > 0 && (
        <ul aria-label="Checked files" className="mt-3 border-rule border-t">
          {checks.map((check) => (
            <li key={check.id} className="border-rule border-b py-4">
              <CheckedFile check={check} />
            </li>
          ))}
        </ul>
      )}
      {checks.some(({ state }) => state.now === 'unknown') && (
        <div className="mt-6">
          <UnknownFile />
        </div>
      )}
    </>
  )
}

function CheckedFile({ check: { name, state } }: { check: Check }) {
  const { tone, icon, word } = signOf(state)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <strong className="min-w-0 font-semibold [overflow-wrap:anywhere]">{name}</strong>
        <Tag tone={tone} icon={icon}>
          {word}
        </Tag>
      </div>
      {state.now === 'reading' && state.share > 0 && (
        <div className="mt-2">
          <Progress value={Math.round(state.share * 100)} max={100} label={`Reading ${name}`} text="" hideLabel thin />
        </div>
      )}
      {state.now === 'known' && <Known copy={state.copy} />}
      {state.now === 'unknown' && (
        <p className="mt-1">This is not, byte for byte, a copy that was made here. See below what that can mean.</p>
      )}
      {state.now === 'not_checked' && <p className="mt-1">{state.why}</p>}
    </>
  )
}

type Sign = { tone: TagTone; icon?: 'tick' | 'cross' | 'alert' | 'clock' | 'info'; word: string }

function signOf(state: Check['state']): Sign {
  switch (state.now) {
    case 'waiting':
    case 'reading':
      return { tone: 'grey', icon: 'clock', word: 'Checking' }
    case 'unknown':
      return { tone: 'red', icon: 'cross', word: 'Not a copy we know' }
    case 'not_checked':
      return { tone: 'amber', icon: 'alert', word: 'Not checked' }
    case 'known':
      return { tone: 'green', icon: 'tick', word: 'Genuine' }
  }
}

function Known({ copy }: { copy: VerifiedCopy }) {
  return (
    <>
      <p className="mt-1">
        This is the very file that {copy.school} (URN {copy.urn}) made: {copy.title}, version {copy.version}, complete
        since {formatUkDate(copy.completedAt)}. {caveatOf(copy)}
      </p>
      <p className="mt-1">
        <TextLink href={`/verify?reference=${copy.reference}`}>
          Everything about the copy <span className="whitespace-nowrap tabular-nums">{copy.reference}</span>
        </TextLink>
      </p>
    </>
  )
}

function caveatOf({ erased, standing }: VerifiedCopy): string {
  if (erased) return 'The time for which it had to be kept is over, and the school has erased its own.'
  switch (standing) {
    case 'stands':
      return 'What it shows still stands.'
    case 'newer_copy':
      return 'It has been replaced by a newer copy, which shows more signatures.'
    case 'reopened':
      return 'The form has changed since, so it no longer shows how things are.'
  }
}
