import { publicPage } from './build-rows'
import { EVERYONE, type PageRow } from './row'

const demo = (row: (more: Partial<PageRow>) => PageRow) =>
  [row({ server: 'buttons' }), row({ server: 'passwords' }), { ...row({}), may: [] }] satisfies PageRow[]

const ALL_MARKS = [
  'school',
  'staff',
  'signer',
  'governors',
  'ownFamily',
  'otherFamily',
  'secondParent',
  'posts',
  'round',
  'policy',
] as const

/** What anybody may open, and the mailbox that only a demonstration has. */
export const PAGES_FOR_ALL = [
  publicPage('/', '/', EVERYONE, ['Countersign']),
  publicPage('/accessibility', '/accessibility', EVERYONE, ['Accessibility']),
  publicPage('/privacy', '/privacy', EVERYONE, ['Privacy']),
  publicPage('/set-up', '/set-up', [], []),
  publicPage('/sign-in', '/sign-in', EVERYONE, ['Sign in']),
  publicPage('/sign-in/sent', '/sign-in/sent', EVERYONE, ['Look into your mailbox']),
  publicPage('/sign-in/link/[token]', ({ signInLink }) => `/sign-in/link/${signInLink}`, EVERYONE, ['One more step'], {
    about: 'that works',
  }),
  publicPage(
    '/sign-in/link/[token]',
    '/sign-in/link/of-nobody-at-all',
    EVERYONE,
    ['This link does not work any more'],
    { about: 'that does not' },
  ),
  publicPage('/sign-in/who', '/sign-in/who', [], [], { refusal: () => 'sign in', about: 'without a choice to make' }),
  publicPage('/verify', '/verify', EVERYONE, ['Check a signed copy'], { about: 'empty' }),
  // Whoever holds a copy learns that it is genuine and whose school made it, and no name.
  publicPage(
    '/verify',
    ({ signer }) => `/verify?reference=${signer.copyReference}`,
    EVERYONE,
    ({ name }) => ['This copy is genuine', name],
    { about: 'of a copy', alsoShows: ['school', 'policy'] },
  ),
  publicPage('/_not-found', '/nowhere', [], []),
  ...demo((more) =>
    publicPage('/demo/mailbox', '/demo/mailbox', EVERYONE, ({ signer }) => ['Mailbox', signer.email], {
      alsoShows: ALL_MARKS,
      ...more,
    }),
  ),
  ...demo((more) =>
    publicPage(
      '/demo/mailbox/[messageId]',
      ({ message }) => `/demo/mailbox/${message.id}`,
      EVERYONE,
      ['Please sign.'],
      { alsoShows: ALL_MARKS, ...more },
    ),
  ),
]

/** Shown by the framework itself, when everything else has failed. */
export const NOT_ASKED_FOR = ['/_global-error']
