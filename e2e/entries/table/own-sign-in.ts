import { anIdentityOf, anOwnSignIn } from '../world/factors'
import { fresh } from '../world/fresh'
import { actionsOf, plainRoute, publicPage, schoolPage } from './build-rows'
import { leadsTo } from './does'
import { type ActionRow, EVERYONE, HEAD } from './row'

const settings = actionsOf('(school)/settings/sign-in/[kind]/actions.ts')
const accounts = actionsOf('(school)/accounts/[accountId]/unjoin-action.ts')
const GET = { methods: 'GET, HEAD, OPTIONS' }
const REFUSED = { ...GET, refusal: () => 'to /sign-in/refused' as const }

/** The school's own sign-in: its settings, the way there and back. A provider that answers stands in the journeys. */
export const PAGES_OF_OWN_SIGN_IN = [
  publicPage('/sign-in/refused', '/sign-in/refused?why=unknown', EVERYONE, ['Back to sign in']),
  publicPage('/sign-in/school', '/sign-in/school', EVERYONE, ['Find your school']),
  schoolPage('/settings/sign-in/[kind]', '/settings/sign-in/google', HEAD, ['Sign in with', 'This is off.']),
]

export const ROUTES_OF_OWN_SIGN_IN = [
  plainRoute('/api/auth/start/[providerId]', ({ id }) => `/api/auth/start/google-${id}`, [], [], {
    ...REFUSED,
    about: 'of a school that has none',
  }),
  plainRoute(
    '/api/auth/callback/[providerId]',
    ({ id }) => `/api/auth/callback/google-${id}?code=guessed&state=guessed`,
    [],
    [],
    { ...REFUSED, about: 'that nobody began' },
  ),
]

async function joined(school: Parameters<typeof fresh.staff>[0], kind: 'staff' | 'pupil') {
  const person = await (kind === 'staff' ? fresh.staff(school) : fresh.pupil(school))
  const { id } = await fresh.accountOf(person)
  return { identityId: await anIdentityOf(school, person.id, id) }
}

export const ACTIONS_OF_OWN_SIGN_IN: ActionRow[] = [
  settings('setOpenIdAction', {
    may: HEAD,
    fields: ({ id }) => ({
      schoolId: id,
      kind: 'google',
      tenant: 'example.test',
      domains: 'example.test',
      clientId: 'client',
      clientSecret: 'secret',
    }),
    does: 'openid.set',
  }),
  settings('turnOffOpenIdAction', {
    may: HEAD,
    // Whoever is asked to sign in reads there which schools have a sign-in of their own.
    alsoShows: ['school'],
    fields: (school) => anOwnSignIn(school, 'google'),
    does: 'openid.turned_off',
  }),
  // It leads to the settings' own page, which asks for itself who it is.
  settings('tryOpenIdAction', {
    may: EVERYONE,
    fields: () => ({ kind: 'google' }),
    does: leadsTo(/\/settings\/sign-in\/google\?done=tried$/),
  }),
  accounts('unjoinOpenIdAction', {
    about: 'of a member of staff',
    may: ['headteacher', 'it_manager'],
    fields: (school) => joined(school, 'staff'),
    does: 'openid.unjoined',
  }),
  accounts('unjoinOpenIdAction', {
    about: 'of a pupil',
    may: HEAD,
    fields: (school) => joined(school, 'pupil'),
    does: 'openid.unjoined',
  }),
]
