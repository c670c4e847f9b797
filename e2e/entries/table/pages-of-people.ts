import type { ActorName, TableActor } from '../world/actors'
import type { School } from '../world/extras'
import { schoolPage } from './build-rows'
import { ALL_POSTS, BOTH_STEPS, OFFICE, SEES_GOVERNORS, SEES_OWN_CLASS, SEES_STAFF, WHOLE_SCHOOL } from './row'

/** Who stands in somebody's list of people. */
function inTheListOf({ name }: TableActor, { staff, governor, ownFamily, otherFamily, volunteer }: School) {
  const post = name === 'head_elsewhere' ? 'headteacher' : name.replace('other_', '')
  const lists: Partial<Record<string, { displayName: string }[]>> = {
    it_manager: [staff, governor],
    clerk: [governor],
    class_teacher: [ownFamily.pupil, ownFamily.parent],
    class_teacher_other: [otherFamily.pupil],
  }
  return (lists[post] ?? [staff, governor, volunteer, ownFamily.pupil, otherFamily.parent]).map(
    (person) => person.displayName,
  )
}

const INVITES: readonly ActorName[] = ['headteacher', 'office', 'it_manager', 'trust_officer']

/** People, accounts and the trail. */
export const PAGES_OF_PEOPLE = [
  schoolPage('/people', '/people', ALL_POSTS, (school, actor) => ['People', ...inTheListOf(actor, school)]),
  schoolPage('/people/new', '/people/new', OFFICE, ['Add a person']),
  schoolPage(
    '/people/new',
    ({ ownFamily }) => `/people/new?pupil=${ownFamily.pupil.id}`,
    OFFICE,
    ({ ownFamily }) => ['Add a parent or carer of', ownFamily.pupil.displayName],
    { about: 'as a parent of a pupil' },
  ),
  schoolPage('/people/classes', '/people/classes', OFFICE, ['Classes of', 'Own class', 'Other class']),
  schoolPage(
    '/people/[personId]',
    ({ staff }) => `/people/${staff.id}`,
    SEES_STAFF,
    ({ staff }) => [staff.displayName, staff.email],
    { about: 'a member of staff' },
  ),
  schoolPage(
    '/people/[personId]',
    ({ governor }) => `/people/${governor.id}`,
    SEES_GOVERNORS,
    ({ governor }) => [governor.displayName],
    { about: 'a governor' },
  ),
  schoolPage(
    '/people/[personId]',
    ({ volunteer }) => `/people/${volunteer.id}`,
    WHOLE_SCHOOL,
    ({ volunteer }) => [volunteer.displayName],
    { about: 'a volunteer' },
  ),
  schoolPage(
    '/people/[personId]',
    ({ ownFamily }) => `/people/${ownFamily.pupil.id}`,
    SEES_OWN_CLASS,
    ({ ownFamily }) => [ownFamily.pupil.displayName, ownFamily.parent.displayName],
    { about: 'a pupil of the own class' },
  ),
  schoolPage(
    '/people/[personId]',
    ({ ownFamily }) => `/people/${ownFamily.parent.id}`,
    SEES_OWN_CLASS,
    ({ ownFamily }) => [ownFamily.parent.displayName],
    { about: 'a parent of the own class' },
  ),
  schoolPage(
    '/people/[personId]',
    ({ otherFamily }) => `/people/${otherFamily.pupil.id}`,
    [...WHOLE_SCHOOL, 'class_teacher_other'],
    ({ otherFamily }) => [otherFamily.pupil.displayName],
    { about: 'a pupil of the other class' },
  ),
  schoolPage(
    '/people/[personId]/edit',
    ({ staff }) => `/people/${staff.id}/edit`,
    OFFICE,
    ({ staff }) => ['Change details', `value="${staff.email}"`],
  ),
  schoolPage(
    '/people/[personId]/archive',
    ({ staff }) => `/people/${staff.id}/archive`,
    OFFICE,
    ({ staff }) => ['What happens', staff.displayName],
  ),
  schoolPage(
    '/people/[personId]/class',
    ({ ownFamily }) => `/people/${ownFamily.pupil.id}/class`,
    OFFICE,
    ({ ownFamily }) => ['Year group and class', ownFamily.pupil.displayName],
  ),
  schoolPage(
    '/people/[personId]/household/add',
    ({ ownFamily }) => `/people/${ownFamily.pupil.id}/household/add`,
    OFFICE,
    ({ ownFamily }) => ['Add a parent or carer', ownFamily.pupil.displayName],
  ),
  schoolPage(
    '/people/[personId]/household/[parentId]',
    ({ ownFamily }) => `/people/${ownFamily.pupil.id}/household/${ownFamily.parent.id}`,
    OFFICE,
    ({ ownFamily }) => [ownFamily.parent.displayName, ownFamily.pupil.displayName],
  ),
  schoolPage(
    '/people/[personId]/household/[parentId]/end',
    ({ ownFamily }) => `/people/${ownFamily.pupil.id}/household/${ownFamily.parent.id}/end`,
    OFFICE,
    ({ ownFamily }) => ['What happens', ownFamily.parent.displayName],
  ),
  schoolPage(
    '/people/[personId]/memberships/new',
    ({ staff }) => `/people/${staff.id}/memberships/new`,
    OFFICE,
    ({ staff }) => [staff.displayName],
  ),
  schoolPage(
    '/people/[personId]/memberships/[membershipId]/end',
    ({ member }) => `/people/${member.person.id}/memberships/${member.membershipId}/end`,
    OFFICE,
    ({ member }) => ['What happens', member.person.displayName],
  ),

  schoolPage('/accounts', '/accounts', INVITES, ({ accounts }) => ['Accounts and posts', accounts.office.name]),
  schoolPage(
    '/accounts/[accountId]',
    ({ accounts }) => `/accounts/${accounts.office.id}`,
    INVITES,
    ({ accounts }) => [accounts.office.name],
    { about: 'of the office' },
  ),
  schoolPage(
    '/accounts/[accountId]',
    ({ signer }) => `/accounts/${signer.account.id}`,
    INVITES,
    ({ signer }) => [signer.displayName, signer.email],
    { about: 'of a member of staff' },
  ),
  schoolPage(
    '/accounts/[accountId]',
    ({ ownFamily }) => `/accounts/${ownFamily.accounts.parent.id}`,
    INVITES.filter((name) => name !== 'it_manager'),
    ({ ownFamily }) => [ownFamily.parent.displayName],
    { about: 'of a parent' },
  ),
  schoolPage('/account', '/account', BOTH_STEPS, (_school, actor) => [
    'My account',
    actor.name === 'signer' ? 'Signer' : 'Sign out everywhere',
  ]),
  // The trail names whatever was changed, pupils too: the table of permissions gives it to the IT manager as a whole.
  schoolPage(
    '/audit',
    '/audit',
    ['headteacher', 'safeguarding_lead', 'it_manager', 'trust_officer'],
    ['Audit trail', 'Filter the trail'],
    { alsoShows: ['ownFamily', 'otherFamily', 'volunteers', 'draft', 'secondParent'] },
  ),
]
