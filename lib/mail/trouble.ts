import type { Trouble } from '@/lib/jobs/stuck-types'

const ADDRESS = 'Check the address with the person and change it in their record. Reminders then go to the new one.'
const OPERATOR = 'Tell whoever runs Countersign. Nothing is lost: the message goes when the mail service is back.'

const KNOWN: [pattern: RegExp, trouble: Trouble][] = [
  [
    /MAIL_URL is empty/,
    { why: 'Countersign has no mail service set up.', todo: 'Tell whoever runs Countersign that MAIL_URL is not set.' },
  ],
  [
    /\bEAUTH\b|\b5(30|34|35)\b|Invalid login|auth/i,
    { why: 'The mail service did not accept Countersign’s sign-in.', todo: OPERATOR },
  ],
  [
    /\b552\b|\b5\.2\.2\b|over quota|mailbox (is )?full/i,
    { why: 'The mailbox is full.', todo: 'Tell the person, or use another address of theirs.' },
  ],
  [
    /\b(550|551|553|554)\b|\b5\.[0-9]\.[0-9]+\b|No such (mailbox|user|recipient)|user unknown|recipient/i,
    { why: 'The mail service refused this address.', todo: ADDRESS },
  ],
  [
    /\b4[25][0-9]\b|greylist|try again later/i,
    {
      why: 'The receiving mail service asked us to come back later.',
      todo: 'Wait, or send it again. Nothing else is needed.',
    },
  ],
  [
    /ECONN|ETIMEDOUT|ESOCKET|ENOTFOUND|EDNS|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|timeout|closed|socket|TLS|certificate/i,
    { why: 'The mail service could not be reached.', todo: OPERATOR },
  ],
  [
    /is not in the store/,
    {
      why: 'The file that goes with it is not in the store.',
      todo: 'Tell whoever runs Countersign, before sending it again.',
    },
  ],
]

const NONE: Trouble = { why: 'It has not been tried yet.', todo: 'Wait, or send it now.' }
const UNKNOWN: Trouble = {
  why: 'The mail service did not take it.',
  todo: 'Send it again. If it fails once more, tell whoever runs Countersign.',
}

/** Why a message could not be delivered, from what was kept of the last attempt. */
export const mailTrouble = (error: string | null): Trouble =>
  error === null || error === '' ? NONE : (KNOWN.find(([pattern]) => pattern.test(error))?.[1] ?? UNKNOWN)
