import { APP_COOKIE, sealNewApp } from '@/lib/auth/session-cookie'
import { anAppOf, aPasskeyOf, aRecoveryCodeOf, aSecret } from '../world/factors'
import { fresh } from '../world/fresh'
import { actionsOf, publicPage } from './build-rows'
import { setsCookie, shows } from './does'
import { ACCOUNTS, type ActionRow, BOTH_STEPS, FIRST_STEP, HAS_FACTOR, HOLDS_POST, type PageRow } from './row'

const taking = actionsOf('(public)/sign-in/second-step/actions.ts')
const settingUp = actionsOf('(public)/sign-in/second-step/set-up/actions.ts')
const own = actionsOf('(school)/account/actions.ts')
const accounts = actionsOf('(school)/accounts/actions.ts')

const AT = '/sign-in/second-step'
const home = (name: string) => (HOLDS_POST.some((one) => one === name) ? 'to /dashboard' : 'to /sign')
/** Somebody who is not signed in is asked to, and somebody with only the first step for the second. */
const firstSignIn =
  (rest: (name: string) => ReturnType<PageRow['refusal']>): PageRow['refusal'] =>
  ({ accountId, name }) =>
    accountId ? rest(name) : 'sign in'
const stepFirst = firstSignIn((name) => (name.startsWith('first_step') ? `to ${AT}` : `to ${AT}/set-up`))

export const PAGES_OF_SECOND_STEP = [
  publicPage(AT, AT, FIRST_STEP, ['Confirm that it is you'], { refusal: firstSignIn(home) }),
  publicPage(`${AT}/recovery`, `${AT}/recovery`, HAS_FACTOR, ['Use a recovery code'], {
    refusal: firstSignIn(() => `to ${AT}`),
  }),
  publicPage(`${AT}/set-up`, `${AT}/set-up`, BOTH_STEPS, ['An authenticator app', 'A passkey'], { refusal: stepFirst }),
  publicPage(`${AT}/set-up/app`, `${AT}/set-up/app`, [], [], {
    about: 'without having begun',
    refusal: firstSignIn(() => `to ${AT}/set-up`),
  }),
  publicPage(
    `${AT}/set-up/codes`,
    `${AT}/set-up/codes`,
    HAS_FACTOR.filter((name) => BOTH_STEPS.includes(name)),
    ['ecovery codes'],
    { refusal: stepFirst },
  ),
] satisfies PageRow[]

const aStranger = async (school: Parameters<typeof fresh.account>[0]) => (await fresh.account(school)).id

/** What is written of a wrong second step, and what was typed is kept for the account's owner. */
const NOTED = ['AuditEntry', 'KeptForm']
const madeUpDevice = {
  response: JSON.stringify({ id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} }),
  name: 'Key',
}

export const ACTIONS_OF_SECOND_STEP: ActionRow[] = [
  taking('takeAppCodeAction', {
    about: 'with one’s own code',
    may: ACCOUNTS,
    renews: true,
    fields: async (school, actor) => ({ code: (await anAppOf(actor?.accountId ?? (await aStranger(school)))).code }),
    does: 'account.second_step_taken',
  }),
  taking('takeAppCodeAction', {
    about: 'with somebody else’s code',
    may: [],
    leaves: NOTED,
    fields: async (school) => ({ code: (await anAppOf(await aStranger(school))).code }),
    does: 'account.second_step_taken',
  }),
  taking('takeRecoveryCodeAction', {
    about: 'of one’s own',
    may: ACCOUNTS,
    renews: true,
    fields: async (school, actor) => ({
      recoveryCode: await aRecoveryCodeOf(actor?.accountId ?? (await aStranger(school))),
    }),
    does: 'account.second_step_taken',
  }),
  taking('takeRecoveryCodeAction', {
    about: 'of somebody else',
    may: [],
    leaves: NOTED,
    fields: async (school) => ({ recoveryCode: await aRecoveryCodeOf(await aStranger(school)) }),
    does: 'account.second_step_taken',
  }),
  taking('takePasskeyAction', {
    about: 'with a made-up answer of a device',
    may: [],
    leaves: NOTED,
    fields: () => madeUpDevice,
    does: 'account.second_step_taken',
  }),
  taking('startPasskeyStepAction', {
    may: ACCOUNTS,
    takesState: false,
    byScript: true,
    fields: async (_school, actor) => {
      if (actor?.accountId) await aPasskeyOf(actor.accountId)
      return {}
    },
    does: shows('"challenge"'),
  }),
  settingUp('beginAppAction', {
    may: BOTH_STEPS,
    leaves: NOTED,
    fields: () => ({}),
    does: setsCookie(APP_COOKIE),
  }),
  settingUp('addAppAction', {
    about: 'with the key that this account was shown',
    may: BOTH_STEPS,
    renews: true,
    leaves: NOTED,
    cookie: async (_school, { accountId }) =>
      accountId ? `${APP_COOKIE}=${await sealNewApp({ accountId, secret: keyOf(accountId).secret })}` : '',
    fields: async (_school, actor) => {
      // Five are the most that an account may have.
      if (actor?.accountId) await anAppOf(actor.accountId)
      return { code: keyOf(actor?.accountId ?? '').code, name: 'My app' }
    },
    does: 'account.second_factor_added',
  }),
  settingUp('addAppAction', {
    about: 'with the key that another account was shown',
    may: [],
    leaves: NOTED,
    cookie: async ({ signer }) =>
      `${APP_COOKIE}=${await sealNewApp({ accountId: signer.id, secret: keyOf('other').secret })}`,
    fields: () => ({ code: keyOf('other').code, name: 'My app' }),
    does: 'account.second_factor_added',
  }),
  settingUp('startPasskeyAction', {
    may: BOTH_STEPS,
    takesState: false,
    byScript: true,
    fields: () => ({}),
    does: shows('"challenge"'),
  }),
  settingUp('addPasskeyAction', {
    about: 'with a made-up answer of a device',
    may: [],
    leaves: NOTED,
    fields: () => madeUpDevice,
    does: 'account.second_factor_added',
  }),
  settingUp('makeRecoveryCodesAction', {
    may: BOTH_STEPS,
    leaves: NOTED,
    fields: async (_school, actor) => {
      if (actor?.accountId) await anAppOf(actor.accountId)
      return {}
    },
    does: 'account.recovery_codes_made',
  }),
  own('renameFactorAction', {
    about: 'of one’s own',
    may: BOTH_STEPS,
    fields: async (school, actor) => ({
      factorId: (await anAppOf(actor?.accountId ?? (await aStranger(school)))).id,
      name: 'Phone',
    }),
    does: 'account.second_factor_renamed',
  }),
  own('renameFactorAction', {
    about: 'of somebody else',
    may: [],
    fields: async (school) => ({ factorId: (await anAppOf(await aStranger(school))).id, name: 'Phone' }),
    does: 'account.second_factor_renamed',
  }),
  own('removeFactorAction', {
    about: 'of one’s own, with another left',
    may: BOTH_STEPS,
    fields: async (school, actor) => {
      const accountId = actor?.accountId ?? (await aStranger(school))
      await anAppOf(accountId)
      return { factorId: await aPasskeyOf(accountId) }
    },
    does: 'account.second_factor_removed',
  }),
  own('removeFactorAction', {
    about: 'of somebody else',
    may: [],
    fields: async (school) => ({ factorId: await aPasskeyOf(await aStranger(school)) }),
    does: 'account.second_factor_removed',
  }),
  accounts('resetSecondFactorAction', {
    about: 'of a member of staff',
    may: ['headteacher'],
    knows: ['trust_officer'],
    fields: async (school) => {
      const accountId = await aStranger(school)
      await anAppOf(accountId)
      return { accountId, reason: 'Lost the telephone' }
    },
    does: 'account.second_factor_reset',
  }),
  accounts('resetSecondFactorAction', {
    about: 'of a headteacher',
    may: ['headteacher', 'trust_officer'],
    fields: async (school) => {
      const { account } = await fresh.grant(school, 'headteacher')
      await anAppOf(account.id)
      return { accountId: account.id, reason: 'Lost the telephone' }
    },
    does: 'account.second_factor_reset',
  }),
  accounts('resetSecondFactorAction', {
    about: 'of one’s own',
    may: [],
    knows: ['headteacher', 'trust_officer'],
    fields: ({ accounts: of }) => ({ accountId: of.headteacher.id, reason: 'Lost the telephone' }),
    // Another holder of the post's reach may, and does so in the row above.
    except: ['trust_officer'],
    does: 'account.second_factor_reset',
  }),
]

const keys = new Map<string, ReturnType<typeof aSecret>>()

/** One key for each account, drawn when first asked for. */
function keyOf(accountId: string) {
  const known = keys.get(accountId) ?? aSecret()
  keys.set(accountId, known)
  return known
}
