import { SCHOOL_COOKIE } from '@/app/_lib/current-school'
import { fresh } from '../world/fresh'
import { inDays, thisYear } from '../world/people'
import { aClassSession } from '../world/visits'
import { actionsOf } from './build-rows'
import { setsCookie } from './does'
import { ALL_POSTS, HEAD, OFFICE } from './row'

const requests = actionsOf('(school)/requests/actions.ts')
const rounds = actionsOf('(school)/rounds/actions.ts')
const classes = actionsOf('(school)/class-signing/actions.ts')
const reminding = actionsOf('(school)/dashboard/remind/actions.ts')
const schools = actionsOf('(school)/schools/actions.ts')
const settings = actionsOf('(school)/settings/actions.ts')
const reason = 'As we were told'

let names = 0
const aRound = () => ({
  name: `Named round ${++names}`,
  kind: 'yearly',
  academicYear: String(thisYear()),
  opensOn: inDays(1),
  dueOn: inDays(20),
  reminderDays: '7, 1',
})

export const ACTIONS_OF_SCHOOL = [
  requests('exemptAction', {
    may: OFFICE,
    fields: async (school) => ({ requestId: (await fresh.request(school)).id, reason, until: inDays(30) }),
    does: 'request.exempted',
  }),
  requests('endExemptionAction', {
    may: OFFICE,
    fields: async (school) => ({ requestId: (await fresh.exempt(school)).id }),
    does: 'request.exemption_ended',
  }),
  requests('waivePupilAction', {
    may: OFFICE,
    fields: async (school) => ({ requestId: (await fresh.pupilRequest(school)).id, reason }),
    does: 'request.pupil_waived',
  }),
  requests('closeRequestAction', {
    may: OFFICE,
    fields: async (school) => ({ requestId: (await fresh.request(school)).id, reason }),
    does: 'request.closed',
  }),
  requests('takeBackAction', {
    about: 'of a member of staff',
    may: OFFICE,
    fields: async (school) => ({ responseId: (await fresh.signed(school)).responseId, reason }),
    does: 'response.taken_back',
  }),
  requests('takeBackAction', {
    about: 'of a pupil, signed in class',
    may: [...OFFICE, 'class_teacher'],
    fields: async (school) => ({ responseId: (await fresh.signedInClass(school)).responseId, reason }),
    does: 'response.taken_back',
  }),
  requests('retryCopyAction', {
    may: OFFICE,
    fields: async (school) => ({ requestId: (await fresh.stuck(school)).id }),
    does: 'copy.retried',
  }),

  rounds('createRoundAction', {
    about: 'with the own forms',
    own: true,
    may: OFFICE,
    fields: ({ forms }) => ({ ...aRound(), agreementIds: [forms.staff.agreementId] }),
    does: 'round.created',
  }),
  rounds('createRoundAction', {
    about: 'with forms of the other school',
    may: [],
    fields: (_school, _actor, other) => ({ ...aRound(), agreementIds: [other.forms.staff.agreementId] }),
    // Those of the other school make a round with their own forms, which is the row above.
    except: ['other_headteacher', 'other_office', 'head_elsewhere'],
    does: 'round.created',
  }),
  rounds('changeRoundAction', {
    may: OFFICE,
    fields: async (school) => ({ ...aRound(), roundId: (await fresh.round(school, 'draft')).id }),
    does: 'round.changed',
  }),
  rounds('openRoundAction', {
    may: OFFICE,
    fields: async (school) => ({ roundId: (await fresh.round(school, 'draft')).id }),
    does: 'round.opened',
  }),
  rounds('closeRoundAction', {
    may: OFFICE,
    fields: async (school) => ({ roundId: (await fresh.round(school, 'open')).id }),
    does: 'round.closed',
  }),
  reminding('remindAction', {
    may: OFFICE,
    fields: ({ round }) => ({ roundId: round.id }),
    does: 'reminders.sent',
  }),

  classes('startClassSessionAction', {
    about: 'with the own class',
    may: [...OFFICE, 'class_teacher'],
    fields: ({ round, ownClass }) => ({ roundId: round.id, classId: ownClass.id }),
    does: 'class_session.started',
  }),
  classes('startClassSessionAction', {
    about: 'with the other class',
    may: [...OFFICE, 'class_teacher_other'],
    fields: ({ round, otherClass }) => ({ roundId: round.id, classId: otherClass.id }),
    does: 'class_session.started',
  }),
  classes('endClassSessionAction', {
    about: 'begun by the class’s teacher',
    may: ['class_teacher'],
    fields: async (school) => ({ sessionId: (await aClassSession(school)).sessionId }),
    does: 'class_session.ended',
  }),
  classes('takeBackAction', {
    about: 'of a pupil of the own class',
    may: [...OFFICE, 'class_teacher'],
    fields: async (school) => ({ responseId: (await fresh.signedInClass(school)).responseId, reason }),
    does: 'response.taken_back',
  }),
  classes('takeBackAction', {
    about: 'of a pupil of the other class',
    may: [...OFFICE, 'class_teacher_other'],
    fields: async (school) => ({ responseId: (await fresh.signedInClass(school, 'otherClass')).responseId, reason }),
    does: 'response.taken_back',
  }),

  schools('enterSchoolAction', {
    may: ALL_POSTS,
    fields: ({ id }) => ({ schoolId: id }),
    does: setsCookie(SCHOOL_COOKIE),
  }),
  settings('configureSchoolAction', {
    may: HEAD,
    fields: ({ id, name }) => ({
      schoolId: id,
      name,
      contactEmail: '',
      contactPhone: '',
      accent: '#1f5a7a',
      firstSigningYear: '0',
      lastYoungerYear: '2',
    }),
    does: 'school.configured',
  }),
]
