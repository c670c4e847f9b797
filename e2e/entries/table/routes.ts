import { plainRoute, schoolRoute } from './build-rows'
import { ALL_POSTS, EVERYONE, SEES_GOVERNORS, SEES_OWN_CLASS, SEES_STAFF, WHOLE_SCHOOL } from './row'

const GET = { methods: 'GET, HEAD, OPTIONS' }

/** Downloads and what machines ask for. */
export const ROUTES_OF_SCHOOL = [
  plainRoute(
    '/api/copies/[documentId]',
    ({ signer }) => `/api/copies/${signer.document}`,
    [...SEES_STAFF, 'signer', 'link'],
    ['content-type: application/pdf', '%PDF'],
    { ...GET, about: 'of a member of staff' },
  ),
  plainRoute(
    '/api/copies/[documentId]',
    ({ governor }) => `/api/copies/${governor.document}`,
    SEES_GOVERNORS,
    ['%PDF'],
    { ...GET, about: 'of a governor' },
  ),
  plainRoute(
    '/api/copies/[documentId]',
    ({ ownFamily }) => `/api/copies/${ownFamily.document}?view`,
    [...SEES_OWN_CLASS, 'parent'],
    ['content-disposition: inline', '%PDF'],
    { ...GET, about: 'of a parent of the own class' },
  ),
  plainRoute(
    '/api/copies/[documentId]',
    ({ otherFamily }) => `/api/copies/${otherFamily.document}`,
    [...WHOLE_SCHOOL, 'class_teacher_other', 'parent_other', 'link_other', 'head_elsewhere'],
    ['%PDF'],
    { ...GET, about: 'of a parent of the other class' },
  ),
  schoolRoute(
    '/api/rounds/[roundId]/requests.csv',
    ({ round }) => `/api/rounds/${round.id}/requests.csv`,
    ALL_POSTS,
    (school, { name }) => [
      'content-type: text/csv',
      ...(name === 'class_teacher' ? [school.ownFamily.pupil.displayName] : []),
      ...(name === 'clerk' ? [school.governor.displayName] : []),
      ...(name === 'it_manager' ? [school.staff.displayName] : []),
    ],
    GET,
  ),
  plainRoute(
    '/api/schools/[schoolId]/crest',
    ({ id }) => `/api/schools/${id}/crest`,
    EVERYONE,
    ['content-type: image/png'],
    GET,
  ),
  plainRoute('/api/health', '/api/health', EVERYONE, ['"status":'], GET),
  plainRoute('/api/mailbox/[messageId]/[at]', ({ message }) => `/api/mailbox/${message.id}/0`, [], [], GET),
  plainRoute('/api/mailbox/[messageId]/[at]', ({ message }) => `/api/mailbox/${message.id}/0`, EVERYONE, ['%PDF'], {
    ...GET,
    server: 'buttons',
    alsoShows: ['signer'],
  }),
  plainRoute('/api/mailbox/[messageId]/[at]', ({ message }) => `/api/mailbox/${message.id}/0`, EVERYONE, ['%PDF'], {
    ...GET,
    server: 'passwords',
    alsoShows: ['signer'],
  }),
  plainRoute(
    '/api/accents/[accent]',
    '/api/accents/1f5a7a',
    EVERYONE,
    ['content-type: text/css', '.accent-1f5a7a'],
    GET,
  ),
]
