import type { Trouble } from '@/lib/jobs/stuck-types'

const OPERATOR = 'Tell whoever runs Countersign. The signature stands, and the copy is made when this is put right.'

const KNOWN: [pattern: RegExp, trouble: Trouble][] = [
  [/ENOSPC|no space|No room|disk full|53100/i, { why: 'There is no room left to keep the copy.', todo: OPERATOR }],
  [
    // A sentence about another computer begins with its name.
    /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)? |^localhost(:\d+)? /i,
    {
      why: 'The authority that certifies the time did not give one as it should.',
      todo: 'The copy waits and is tried again; no time is ever made up. If this lasts, a headteacher looks under School settings, Seal.',
    },
  ],
  [
    /certificate|private key|\bseal/i,
    {
      why: 'The copy could not be sealed with the school’s certificate.',
      todo: 'A headteacher puts another certificate in place under School settings, Seal. Then try again.',
    },
  ],
  [
    /is not in the store|does not match|store/i,
    { why: 'A file that belongs to it is not in the store.', todo: OPERATOR },
  ],
  [
    /crest|picture|PNG|image/i,
    {
      why: 'A picture on it cannot be drawn.',
      todo: 'Send the school’s crest again under School settings, then try again.',
    },
  ],
  [
    /Somebody signed while/,
    { why: 'Somebody signed the same form at that moment.', todo: 'Try again: the copy then shows both.' },
  ],
  [
    /ECONN|ETIMEDOUT|terminated|database|timed? ?out|connection/i,
    { why: 'Something it needs could not be reached.', todo: 'Try again in a few minutes.' },
  ],
]

const NONE: Trouble = {
  why: 'It waits longer than it should.',
  todo: 'Try again. If it still waits, tell whoever runs Countersign.',
}
const UNKNOWN: Trouble = {
  why: 'Something went wrong while it was drawn.',
  todo: 'Try again. If it fails once more, tell whoever runs Countersign.',
}

/** Why a copy is not there, from what was kept of the last attempt. */
export const copyTrouble = (error: string | null): Trouble =>
  error === null || error === '' ? NONE : (KNOWN.find(([pattern]) => pattern.test(error))?.[1] ?? UNKNOWN)
