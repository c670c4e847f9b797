import { classPage, publicPage, signPage } from './build-rows'
import { ACCOUNTS, EVERYONE } from './row'

const SIGNS = [...ACCOUNTS, 'link', 'link_other'] as const

const firstNameOf = ({ displayName }: { displayName: string }) => displayName.split(' ')[0] ?? ''

/** What signers see: their list, a form, its check, the tablet in class. */
export const PAGES_OF_SIGNERS = [
  signPage('/sign', '/sign', SIGNS, (school, actor) =>
    actor.name === 'signer' || actor.name === 'link' ? ['To sign', school.forms.staff.title] : ['To sign'],
  ),
  signPage(
    '/sign/[slotId]',
    ({ signer }) => `/sign/${signer.slot}`,
    ['signer', 'link'],
    ({ forms }) => [forms.staff.title, `keep to ${forms.staff.title}`, 'Your answer'],
    { about: 'a member of staff’s' },
  ),
  signPage(
    '/sign/[slotId]',
    ({ ownFamily }) => `/sign/${ownFamily.request.slotOf(ownFamily.parent.id)}`,
    ['parent'],
    ({ ownFamily, forms }) => [forms.parents.title, ownFamily.pupil.displayName],
    { about: 'a parent’s' },
  ),
  signPage(
    '/sign/[slotId]',
    ({ otherFamily }) => `/sign/${otherFamily.request.slotOf(otherFamily.second.id)}`,
    ['head_elsewhere'],
    ({ otherFamily }) => [otherFamily.pupil.displayName],
    { about: 'the other parent’s of another family' },
  ),
  signPage(
    '/sign/[slotId]',
    ({ ownFamily }) => `/sign/${ownFamily.pupilRequest.slotOf(ownFamily.pupil.id)}`,
    ['pupil'],
    ({ forms }) => [forms.older_pupils.title, 'Your promise'],
    { about: 'a pupil’s' },
  ),
  signPage(
    '/sign/[slotId]/decline',
    ({ signer }) => `/sign/${signer.slot}/decline`,
    ['signer', 'link'],
    ['You do not agree'],
  ),
  signPage(
    '/sign/[slotId]/check',
    ({ filledIn }) => `/sign/${filledIn.slot}/check`,
    ['signer', 'link'],
    ({ signer }) => ['Check your answers', signer.displayName],
  ),
  signPage(
    '/sign/done',
    ({ signer }) => `/sign/done?ref=${signer.reference}`,
    ['signer', 'link'],
    ({ forms, signer }) => ['Signed', forms.signedStaff.title, signer.reference],
    {
      refusal: ({ accountId, name }) => (accountId || name.startsWith('link') ? 'to /sign' : 'sign in'),
    },
  ),
  publicPage('/sign/ended', '/sign/ended', EVERYONE, ['Your visit has ended']),

  publicPage('/class', '/class', EVERYONE, (_school, { name }) => [
    name.startsWith('device') ? 'This tablet is ready' : 'Signing in class',
  ]),
  classPage('/class/names', '/class/names', ['device', 'device_other'], (school, { name }) => [
    'Who are you?',
    firstNameOf(name === 'device' ? school.ownFamily.pupil : school.otherFamily.pupil),
  ]),
  classPage(
    '/class/[slotId]',
    ({ ownFamily }) => `/class/${ownFamily.pupilRequest.slotOf(ownFamily.pupil.id)}`,
    ['device'],
    ({ forms }) => [forms.older_pupils.title],
    { about: 'a pupil’s of the own class' },
  ),
  classPage(
    '/class/[slotId]',
    ({ otherFamily }) => `/class/${otherFamily.pupilRequest.slotOf(otherFamily.pupil.id)}`,
    ['device_other'],
    ({ forms }) => [forms.older_pupils.title],
    { about: 'a pupil’s of the other class' },
  ),
  classPage('/class/[slotId]', ({ staff }) => `/class/${staff.slot}`, [], [], { about: 'a member of staff’s' }),
  classPage('/class/[slotId]', ({ ownFamily }) => `/class/${ownFamily.request.slotOf(ownFamily.parent.id)}`, [], [], {
    about: 'a parent’s of the own class',
  }),
  classPage(
    '/class/[slotId]/check',
    ({ filledInByPupil }) => `/class/${filledInByPupil.slot}/check`,
    ['device'],
    ['Is this you, '],
  ),
  classPage(
    '/class/[slotId]/done',
    ({ signedInClass }) => `/class/${signedInClass.slot}/done`,
    ['device'],
    ['Thank you, '],
    {
      refusal: ({ name }) => (name.startsWith('device') ? 'to /class/names' : 'to /class'),
    },
  ),

  publicPage(
    '/l/[token]',
    ({ link }) => `/l/${link}`,
    EVERYONE,
    ({ signer }) => ['These forms are for', signer.displayName],
    { about: 'that works', alsoShows: ['signer', 'school', 'round'] },
  ),
  publicPage('/l/[token]', '/l/of-nobody-at-all', EVERYONE, ['This link does not work'], { about: 'that does not' }),
  publicPage('/l/sent', '/l/sent', EVERYONE, ['Look in your e-mail']),
]
