import { hashPassword } from '@/lib/auth/password'
import { CHOICE_COOKIE, SESSION_COOKIE, sealChoice } from '@/lib/auth/session-cookie'
import { db } from '@/lib/db/client'
import { aSession } from '@/lib/testing/sessions'
import type { School } from '../world/extras'
import { fresh } from '../world/fresh'
import { aSignInLink } from '../world/visits'
import { actionsOf } from './build-rows'
import { leadsTo, setsCookie, signsOut } from './does'
import { BOTH_STEPS, EVERYONE } from './row'

const signIn = actionsOf('(public)/sign-in/actions.ts')
const setUp = actionsOf('(public)/set-up/actions.ts')
const own = actionsOf('(school)/account/actions.ts')
const everywhere = actionsOf('_lib/session-actions.ts')

const PASSWORD = 'Brook-4417-kite'
const signedIn = setsCookie(SESSION_COOKIE)
let passwordHash: Promise<string> | undefined

async function withPassword(school: School) {
  passwordHash ??= hashPassword(PASSWORD)
  const { id } = await fresh.account(school)
  const data = { passwordHash: await passwordHash }
  return db.account.update({ where: { id }, data, select: { id: true, email: true } })
}

/** What a failed attempt writes: once an hour, into the trail of the account that it was meant for. */
const NOTED = ['Account', 'AuditEntry']

export const ACTIONS_FOR_ALL = [
  signIn('signInAction', {
    about: 'with the right password',
    may: EVERYONE,
    renews: true,
    fields: async (school) => ({ email: (await withPassword(school)).email ?? '', password: PASSWORD }),
    does: signedIn,
  }),
  signIn('signInAction', {
    about: 'with a wrong password',
    may: [],
    leaves: NOTED,
    missing: { email: 'nobody.at.all@example.test', password: 'Brook-4417-kite!' },
    fields: async (school) => ({ email: (await withPassword(school)).email ?? '', password: 'Brook-4417-kite!' }),
    does: signedIn,
  }),
  signIn('sendLinkAction', {
    about: 'to an address of ours',
    may: EVERYONE,
    fields: async (school) => ({ linkEmail: (await withPassword(school)).email ?? '' }),
    does: leadsTo(/\/sign-in\/sent$/),
  }),
  signIn('sendLinkAction', {
    about: 'to an address that nobody has',
    may: [],
    missing: { linkEmail: 'nor.anybody@example.test' },
    fields: () => ({ linkEmail: 'nobody.at.all@example.test' }),
    does: leadsTo(/never/),
  }),
  signIn('takeLinkAction', {
    about: 'that works',
    may: EVERYONE,
    fields: async (school) => ({ token: await aSignInLink((await fresh.account(school)).id) }),
    does: signedIn,
  }),
  signIn('takeLinkAction', {
    about: 'that is guessed',
    may: [],
    missing: { token: 'guessed-again' },
    fields: () => ({ token: 'guessed-first' }),
    does: signedIn,
  }),
  signIn('chooseAccountAction', {
    about: 'that the pressed link offers',
    may: EVERYONE,
    renews: true,
    cookie: async ({ signer }) => `${CHOICE_COOKIE}=${await sealChoice([signer.account.id])}`,
    fields: ({ signer }) => ({ accountId: signer.account.id }),
    does: signedIn,
  }),
  signIn('chooseAccountAction', {
    about: 'that the pressed link does not offer',
    may: [],
    cookie: async ({ signer }) => `${CHOICE_COOKIE}=${await sealChoice([signer.account.id])}`,
    fields: ({ accounts }) => ({ accountId: accounts.headteacher.id }),
    does: signedIn,
  }),
  signIn('demoSignInAction', {
    may: [],
    fields: ({ accounts }) => ({ accountId: accounts.headteacher.id }),
    does: signedIn,
  }),
  signIn('demoSignInAction', {
    server: 'passwords',
    may: [],
    fields: ({ accounts }) => ({ accountId: accounts.headteacher.id }),
    does: signedIn,
  }),
  signIn('demoSignInAction', {
    server: 'buttons',
    may: EVERYONE,
    renews: true,
    fields: ({ accounts }) => ({ accountId: accounts.headteacher.id }),
    does: signedIn,
  }),
  setUp('setUpAction', {
    may: [],
    fields: ({ setupCode }) => ({
      code: setupCode,
      schoolName: 'Another school',
      urn: '900003',
      givenName: 'Some',
      familyName: 'Body',
      email: 'some.body@example.test',
      password: 'Brook-4417-kite',
      passwordAgain: 'Brook-4417-kite',
    }),
    does: signedIn,
  }),
  own('setPasswordAction', {
    may: BOTH_STEPS,
    renews: true,
    fields: async (_school, actor) => {
      if (actor?.accountId)
        await db.account.update({ where: { id: actor.accountId }, data: { passwordHash: null }, select: { id: true } })
      return { currentPassword: '', password: PASSWORD, passwordAgain: PASSWORD }
    },
    does: 'account.password_changed',
  }),
  own('endSessionAction', {
    about: 'of one’s own',
    may: BOTH_STEPS,
    fields: async (school, actor) => ({
      sessionId: (await aSession(actor?.accountId ?? (await fresh.account(school)).id)).sid,
    }),
    does: 'account.session_ended',
  }),
  own('endSessionAction', {
    about: 'of somebody else',
    may: [],
    fields: async (school) => ({ sessionId: (await aSession((await fresh.account(school)).id)).sid }),
    does: 'account.session_ended',
  }),
  own('signOutEverywhereAction', {
    may: BOTH_STEPS,
    renews: true,
    fields: () => ({}),
    does: 'account.signed_out_everywhere',
  }),
  everywhere('signOutAction', {
    may: EVERYONE,
    renews: true,
    takesState: false,
    fields: () => ({}),
    does: signsOut(/\/sign-in\?done=signed-out$/),
  }),
]
