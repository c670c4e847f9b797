import type { OpenIdRefusal } from '@/lib/auth/openid/types'

type Words = { title: string; text: string[]; ask?: true }

const OTHER_WAY =
  'If you have an account with a password, or your address is known to the school, you can still sign in that way.'

/** What a person reads when the school's own sign-in did not lead in: what happened, and what to do. */
export function refusalWords(reason: OpenIdRefusal, school: string): Words {
  switch (reason) {
    case 'off':
      return {
        title: 'This way in is closed',
        text: [`Sign-in with the accounts of ${school} is not in use.`, OTHER_WAY],
      }
    case 'unreachable':
      return {
        title: 'Your school’s sign-in does not answer',
        text: [
          `The sign-in of ${school} cannot be reached just now. Nothing is lost: try again in a few minutes.`,
          OTHER_WAY,
        ],
      }
    case 'settings':
      return {
        title: 'Your school’s sign-in is not set up rightly',
        text: [
          `The sign-in of ${school} refuses to work with Countersign. The headteacher can put it right in the settings.`,
          OTHER_WAY,
        ],
        ask: true,
      }
    case 'cancelled':
      return {
        title: 'You are not signed in',
        text: ['You stopped at your school’s sign-in, or it did not let you go on.'],
      }
    case 'failed':
      return {
        title: 'Signing in did not work',
        text: ['It took too long, or was begun in another window. Go back and begin again.'],
      }
    case 'tenant':
      return {
        title: 'That is not an account of the school',
        text: [
          `You chose an account that does not belong to ${school}: perhaps a private one, or a guest’s.`,
          'Begin again, and choose your school account.',
        ],
      }
    default:
      return { ...UNKNOWN[reason](school), ask: true }
  }
}

type OfPerson = 'unverified' | 'unknown' | 'shared' | 'taken' | 'elsewhere' | 'stopped' | 'left'

const UNKNOWN: Record<OfPerson, (school: string) => Words> = {
  unverified: (school) => ({
    title: 'Your address is not confirmed',
    text: [
      `The sign-in of ${school} does not vouch for your e-mail address, so we cannot tell who you are. Ask the school office.`,
    ],
  }),
  unknown: (school) => ({
    title: 'We do not know you yet',
    text: [
      `You signed in rightly, but nobody in the records of ${school} has the e-mail address of your school account.`,
      'Ask the school office to put this address on your record. Then come back and sign in again.',
    ],
  }),
  shared: () => ({
    title: 'We cannot tell which of you it is',
    text: [
      'More than one person in the school’s records has the e-mail address of your school account.',
      'Ask the school office to give each person an address of their own.',
    ],
  }),
  taken: () => ({
    title: 'Somebody else is known by this address',
    text: [
      'The account that your address leads to is joined to another school account already.',
      'Ask the school office: the headteacher or the IT manager can part the two.',
    ],
  }),
  elsewhere: () => ({
    title: 'Sign in with your password instead',
    text: [
      'Your account here also belongs to another school or to the trust, so the sign-in of one school does not open it.',
      'Use your password, or ask for a link by e-mail.',
    ],
  }),
  stopped: () => ({
    title: 'This account has been stopped',
    text: ['Please ask the school office.'],
  }),
  left: (school) => ({
    title: 'You are no longer on the school’s roll',
    text: [`The records of ${school} say that you have left. If that is wrong, ask the school office.`],
  }),
}
