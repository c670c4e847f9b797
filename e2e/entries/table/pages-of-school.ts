import { schoolPage } from './build-rows'
import { ALL_POSTS, HEAD, OFFICE, SEES_GOVERNORS, SEES_OWN_CLASS, SEES_STAFF, WHOLE_SCHOOL } from './row'

/** Dashboard, rounds, requests, class signing, copies, settings. */
export const PAGES_OF_SCHOOL = [
  schoolPage('/dashboard', '/dashboard', ALL_POSTS, ({ marks }) => [`${marks.round}</h1>`]),
  schoolPage('/dashboard/print', '/dashboard/print', ALL_POSTS, ({ marks }) => [marks.round, 'As it stood on']),
  schoolPage('/dashboard/remind', '/dashboard/remind', OFFICE, ({ staff }) => ['get a message', staff.displayName]),

  schoolPage('/rounds', '/rounds', ALL_POSTS, ({ marks, draftRound }) => [marks.round, draftRound.name]),
  schoolPage('/rounds/new', '/rounds/new', OFFICE, ({ forms }) => ['Prepare a round', forms.staff.title]),
  schoolPage(
    '/rounds/[roundId]',
    ({ round }) => `/rounds/${round.id}`,
    ALL_POSTS,
    ({ round, forms }) => [round.name, forms.governors.title],
  ),
  schoolPage(
    '/rounds/[roundId]/edit',
    ({ round }) => `/rounds/${round.id}/edit`,
    OFFICE,
    ({ round }) => ['Change this round', `value="${round.name}"`],
  ),
  schoolPage(
    '/rounds/[roundId]/close',
    ({ round }) => `/rounds/${round.id}/close`,
    OFFICE,
    ({ round }) => ['Close this round?', round.name],
  ),
  schoolPage(
    '/rounds/[roundId]/open',
    ({ draftRound }) => `/rounds/${draftRound.id}/open`,
    OFFICE,
    ({ draftRound }) => ['Open this round?', draftRound.name],
  ),

  schoolPage(
    '/requests/[requestId]',
    ({ staff }) => `/requests/${staff.request.id}`,
    SEES_STAFF,
    ({ staff, forms }) => [staff.displayName, forms.staff.title],
    { about: 'a member of staff’s' },
  ),
  schoolPage(
    '/requests/[requestId]',
    ({ governor }) => `/requests/${governor.signed.id}`,
    SEES_GOVERNORS,
    ({ governor, forms }) => [governor.displayName, forms.signedGovernors.title],
    { about: 'a governor’s, signed' },
  ),
  schoolPage(
    '/requests/[requestId]',
    ({ ownFamily }) => `/requests/${ownFamily.signed.id}`,
    SEES_OWN_CLASS,
    ({ ownFamily }) => [ownFamily.pupil.displayName, ownFamily.parent.displayName],
    { about: 'of a pupil of the own class' },
  ),
  schoolPage(
    '/requests/[requestId]',
    ({ otherFamily }) => `/requests/${otherFamily.signed.id}`,
    [...WHOLE_SCHOOL, 'class_teacher_other'],
    ({ otherFamily }) => [otherFamily.pupil.displayName],
    { about: 'of a pupil of the other class' },
  ),
  schoolPage(
    '/requests/[requestId]/close',
    ({ staff }) => `/requests/${staff.request.id}/close`,
    OFFICE,
    ({ staff }) => ['Close this form?', staff.displayName],
  ),
  schoolPage(
    '/requests/[requestId]/exempt',
    ({ staff }) => `/requests/${staff.request.id}/exempt`,
    OFFICE,
    ({ staff }) => ['Exempt this form?', staff.displayName],
  ),
  schoolPage(
    '/requests/[requestId]/end-exemption',
    ({ exempt }) => `/requests/${exempt.id}/end-exemption`,
    OFFICE,
    ({ exempt }) => ['End the exemption?', exempt.person.displayName],
  ),
  schoolPage(
    '/requests/[requestId]/waive',
    ({ ownFamily }) => `/requests/${ownFamily.pupilRequest.id}/waive`,
    OFFICE,
    ({ ownFamily }) => [ownFamily.pupil.displayName],
  ),
  schoolPage(
    '/requests/[requestId]/take-back/[responseId]',
    ({ signed }) => `/requests/${signed.id}/take-back/${signed.responseId}`,
    OFFICE,
    ({ signed }) => ['Take back this signature?', signed.person.displayName],
    { about: 'a member of staff’s' },
  ),
  schoolPage(
    '/requests/[requestId]/take-back/[responseId]',
    ({ signedInClass }) => `/requests/${signedInClass.id}/take-back/${signedInClass.responseId}`,
    [...OFFICE, 'class_teacher'],
    ({ signedInClass }) => ['Take back this signature?', signedInClass.pupil.displayName],
    { about: 'a pupil’s, signed in class' },
  ),

  schoolPage('/class-signing', '/class-signing', [...OFFICE, 'class_teacher', 'class_teacher_other'], ({ round }) => [
    'Class signing',
    round.name,
  ]),
  schoolPage(
    '/class-signing/[sessionId]',
    ({ classSession }) => `/class-signing/${classSession.sessionId}`,
    ['class_teacher'],
    ({ ownFamily }) => ['Who has signed', ownFamily.pupil.displayName],
    { about: 'of the teacher who began it' },
  ),
  schoolPage('/copies', '/copies', OFFICE, ({ staff, ownFamily }) => [
    'Signed copies',
    staff.displayName,
    ownFamily.pupil.displayName,
  ]),
  schoolPage('/stuck', '/stuck', OFFICE, ({ staff }) => ['Messages not delivered', staff.email]),
  schoolPage('/settings', '/settings', HEAD, ({ urn, name }) => [`URN ${urn}`, `value="${name}"`]),
  schoolPage('/schools', '/schools', ALL_POSTS, ({ name }) => ['Your schools', name]),
]
