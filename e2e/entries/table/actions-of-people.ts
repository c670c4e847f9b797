import { archivePerson } from '@/lib/people/commands/archive-person'
import { preparing } from '../world/drafts'
import { fresh } from '../world/fresh'
import { thisYear, today } from '../world/people'
import { actionsOf } from './build-rows'
import { HEAD, OFFICE } from './row'

const people = actionsOf('(school)/people/actions.ts')
const accounts = actionsOf('(school)/accounts/actions.ts')
const reason = 'As we were told'
const AS_PARENT = { relationship: 'Aunt', parentalResponsibility: 'not_known', receivesMail: 'yes' }

let names = 0
const aName = (mark: string) => ({ givenName: `Added${++names}`, familyName: mark })

export const ACTIONS_OF_PEOPLE = [
  people('addPersonAction', {
    own: true,
    may: OFFICE,
    fields: ({ marks }) => ({ ...aName(marks.volunteers), kind: 'volunteer', email: '' }),
    does: 'person.added',
  }),
  people('addPersonAction', {
    about: 'as a parent of a pupil',
    may: OFFICE,
    fields: async (school) => ({
      ...aName(school.marks.ownFamily),
      ...AS_PARENT,
      kind: 'parent',
      pupilId: (await fresh.pupil(school)).id,
    }),
    does: 'person.added',
  }),
  people('editPersonAction', {
    may: OFFICE,
    fields: async (school) => ({ ...aName(school.marks.staff), personId: (await fresh.staff(school)).id, email: '' }),
    does: 'person.changed',
  }),
  people('archivePersonAction', {
    may: OFFICE,
    fields: async (school) => ({ personId: (await fresh.staff(school)).id, reason }),
    does: 'person.archived',
  }),
  people('restorePersonAction', {
    may: OFFICE,
    fields: async (school) => archivePerson(preparing(school.id), { personId: (await fresh.staff(school)).id, reason }),
    does: 'person.restored',
  }),
  people('addMembershipAction', {
    may: OFFICE,
    fields: async (school) => ({ personId: (await fresh.staff(school)).id, kind: 'governor', startsOn: today() }),
    does: 'person.joined',
  }),
  people('endMembershipAction', {
    may: OFFICE,
    fields: async (school) => ({
      membershipId: (await fresh.membership(school)).membershipId,
      endsOn: today(),
      reason,
    }),
    does: 'person.left',
  }),
  people('setGuardianshipAction', {
    may: OFFICE,
    fields: async (school) => {
      const { pupil, parent } = await fresh.family(school)
      return { ...AS_PARENT, pupilId: pupil.id, parentId: parent.id }
    },
    does: 'guardianship.changed',
  }),
  people('endGuardianshipAction', {
    may: OFFICE,
    fields: async (school) => {
      const { pupil, parent } = await fresh.family(school)
      return { pupilId: pupil.id, parentId: parent.id, reason }
    },
    does: 'guardianship.changed',
  }),
  people('enrolPupilAction', {
    may: OFFICE,
    fields: async (school) => ({
      personId: (await fresh.pupil(school)).id,
      yearGroup: '5',
      classId: school.otherClass.id,
    }),
    does: 'pupil.enrolled',
  }),
  people('addClassAction', {
    own: true,
    may: OFFICE,
    fields: () => ({ academicYear: String(thisYear()), name: `Class ${++names}` }),
    does: 'class.added',
  }),

  accounts('inviteAccountAction', {
    about: 'of a member of staff',
    may: ['headteacher', 'office', 'it_manager'],
    fields: async (school) => ({ personId: (await fresh.staff(school)).id }),
    does: 'account.invited',
  }),
  accounts('inviteAccountAction', {
    about: 'of a volunteer',
    may: OFFICE,
    fields: async (school) => ({ personId: (await fresh.volunteer(school)).id }),
    does: 'account.invited',
  }),
  accounts('grantPostAction', {
    about: 'of a clerk',
    may: HEAD,
    knows: ['trust_officer'],
    fields: async (school) => ({ schoolId: school.id, accountId: (await fresh.account(school)).id, post: 'clerk' }),
    does: 'post.granted',
  }),
  accounts('grantPostAction', {
    about: 'of a class teacher',
    may: HEAD,
    knows: ['trust_officer'],
    fields: async (school) => ({
      schoolId: school.id,
      accountId: (await fresh.account(school)).id,
      post: 'class_teacher',
      classId: school.otherClass.id,
    }),
    does: 'post.granted',
  }),
  accounts('grantPostAction', {
    about: 'of a headteacher',
    may: ['headteacher', 'trust_officer'],
    fields: async (school) => ({
      schoolId: school.id,
      accountId: (await fresh.account(school)).id,
      post: 'headteacher',
    }),
    does: 'post.granted',
  }),
  accounts('grantPostAction', {
    about: 'of a trust officer',
    may: [],
    knows: ['headteacher', 'trust_officer'],
    fields: async (school) => ({
      schoolId: school.id,
      accountId: (await fresh.account(school)).id,
      post: 'trust_officer',
    }),
    does: 'post.granted',
  }),
  accounts('grantPostAction', {
    about: 'to oneself',
    may: [],
    knows: ['headteacher', 'trust_officer'],
    fields: ({ id, accounts }) => ({ schoolId: id, accountId: accounts.headteacher.id, post: 'office' }),
    does: 'post.granted',
  }),
  accounts('grantPostAction', {
    about: 'to an account of the other school',
    may: [],
    fields: ({ id }, _actor, other) => ({ schoolId: id, accountId: other.signer.account.id, post: 'clerk' }),
    does: 'post.granted',
  }),
  accounts('grantPostAction', {
    about: 'at the other school',
    may: [],
    // Those of the other school may give posts there, but not to an account that is none of theirs.
    fields: ({ signer }, _actor, other) => ({ schoolId: other.id, accountId: signer.account.id, post: 'clerk' }),
    does: 'post.granted',
  }),
  accounts('endGrantAction', {
    about: 'of a clerk',
    may: HEAD,
    knows: ['trust_officer'],
    fields: async (school) => ({ grantId: (await fresh.grant(school)).id, reason }),
    does: 'post.ended',
  }),
  accounts('endGrantAction', {
    about: 'of a headteacher',
    may: ['headteacher', 'trust_officer'],
    fields: async (school) => ({ grantId: (await fresh.grant(school, 'headteacher')).id, reason }),
    does: 'post.ended',
  }),
  accounts('suspendAccountAction', {
    about: 'of a member of staff',
    may: HEAD,
    knows: ['trust_officer'],
    fields: async (school) => ({ accountId: (await fresh.account(school)).id, reason }),
    does: 'account.suspended',
  }),
  accounts('suspendAccountAction', {
    about: 'of a headteacher',
    may: ['headteacher', 'trust_officer'],
    fields: async (school) => ({ accountId: (await fresh.grant(school, 'headteacher')).account.id, reason }),
    does: 'account.suspended',
  }),
  accounts('restoreAccountAction', {
    may: HEAD,
    knows: ['trust_officer'],
    fields: async (school) => ({ accountId: (await fresh.suspended(school)).id }),
    does: 'account.restored',
  }),
]
