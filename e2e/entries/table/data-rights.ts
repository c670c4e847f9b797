import { aHold, aLeaver, anAccessFile, aPlan, RULES } from '../world/data-rights'
import { fresh } from '../world/fresh'
import { actionsOf, plainRoute, schoolPage } from './build-rows'
import { HEAD, OFFICE } from './row'

const retention = actionsOf('(school)/retention/actions.ts')
const data = actionsOf('(school)/people/[personId]/data/actions.ts')
const own = actionsOf('(school)/account/data/actions.ts')
const GET = { methods: 'GET, HEAD, OPTIONS' }

/** What is held about somebody, how long, and what is erased: the headteacher and the office; what cannot be undone the headteacher. */
export const PAGES_OF_DATA_RIGHTS = [
  schoolPage('/retention', '/retention', OFFICE, ['How long data is kept', 'Make a dry run']),
  schoolPage('/retention/rules', '/retention/rules', HEAD, ['Change the rules', 'Years after leaving']),
  schoolPage(
    '/retention/[planId]',
    ({ dataRights: { plan } }) => `/retention/${plan.id}`,
    OFFICE,
    ({ dataRights: { plan } }, { name }) => [
      'What would be erased',
      plan.person.displayName,
      ...(name === 'headteacher' ? ['I have looked at the list'] : ['A headteacher approves this list']),
    ],
  ),
  schoolPage(
    '/people/[personId]/data',
    ({ staff }) => `/people/${staff.id}/data`,
    OFFICE,
    ({ staff }) => [staff.displayName, 'Everything we hold', 'They are still at the school.'],
  ),
  schoolPage(
    '/account/data',
    '/account/data',
    ['signer', 'parent', 'parent_other', 'pupil', 'head_elsewhere'],
    ['What is held about me', 'My files'],
  ),
]

export const ROUTES_OF_DATA_RIGHTS = [
  plainRoute(
    '/api/access-files/[fileId]/[part]',
    ({ dataRights: { file } }) => `/api/access-files/${file.id}/pdf`,
    OFFICE,
    ['content-type: application/pdf', 'content-disposition: attachment', '%PDF'],
    { ...GET, about: 'about a member of staff' },
  ),
  plainRoute(
    '/api/access-files/[fileId]/[part]',
    ({ dataRights: { own: file } }) => `/api/access-files/${file.id}/json`,
    [...OFFICE, 'signer'],
    ['content-type: application/json', 'countersign-access-file'],
    { ...GET, about: 'that the signer asked for' },
  ),
]

export const ACTIONS_OF_DATA_RIGHTS = [
  retention('setRulesAction', {
    may: HEAD,
    fields: ({ id }) => ({ schoolId: id, ...RULES }),
    does: 'retention.rules_set',
  }),
  retention('planErasureAction', {
    may: OFFICE,
    fields: async (school) => {
      await aPlan(school)
      return { schoolId: school.id }
    },
    does: 'erasure.planned',
  }),
  retention('planErasureAction', {
    about: 'of one person',
    may: OFFICE,
    fields: async (school) => {
      await aPlan(school)
      return { schoolId: school.id, personId: (await aLeaver(school)).id }
    },
    does: 'erasure.planned',
  }),
  retention('discardErasureAction', {
    may: OFFICE,
    fields: async (school) => ({ planId: (await aPlan(school)).id }),
    does: 'erasure.discarded',
  }),
  retention('approveErasureAction', {
    may: HEAD,
    fields: async (school) => ({ planId: (await aPlan(school)).id, confirmed: 'yes' }),
    does: 'erasure.approved',
  }),
  retention('endHoldAction', {
    may: HEAD,
    fields: async (school) => ({ holdId: (await aHold(school)).id }),
    does: 'hold.ended',
  }),
  data('placeHoldAction', {
    may: OFFICE,
    fields: async (school) => ({ personId: (await fresh.staff(school)).id, reason: 'A claim was announced' }),
    does: 'hold.placed',
  }),
  data('askAccessFileAction', {
    may: OFFICE,
    fields: async (school) => ({ personId: (await fresh.staff(school)).id, askedBy: 'self', checked: 'yes' }),
    does: 'access_file.asked',
  }),
  data('deleteAccessFileAction', {
    may: OFFICE,
    fields: async (school) => {
      const { id, personId } = await anAccessFile(school)
      return { fileId: id, personId }
    },
    does: 'access_file.deleted',
  }),
  own('askOwnAccessFileAction', {
    may: ['parent'],
    fields: ({ ownFamily }) => ({ personId: ownFamily.parent.id }),
    does: 'access_file.asked',
  }),
]
