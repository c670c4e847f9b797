import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import type { Envelope, IdentitySection, SigningRoute } from '@/lib/signing/types'

/** What the signer is in this form: a post at the school, a pupil, or somebody's parent. */
export function capacityWords(envelope: Envelope, identity: IdentitySection): string {
  if (envelope.slotKind === 'self') return MEMBERSHIP_LABELS[envelope.capacity]
  if (envelope.slotKind === 'pupil') return MEMBERSHIP_LABELS.pupil
  const relation = identity.relationship ?? MEMBERSHIP_LABELS.parent
  return identity.pupil ? `${relation} of ${identity.pupil.name}` : relation
}

const ROUTE_WORDS: Record<SigningRoute, string> = {
  account: 'On the signer’s own account',
  link: 'By a personal link that was sent to the signer',
  class_session: 'In class, on a shared device, with a member of staff present',
  kiosk: 'On the tablet at the school’s reception',
  paper: 'On paper, recorded for the school',
}

/** Which way the signature came. */
export const routeWords = ({ route }: Envelope, { recordedBy }: IdentitySection): string =>
  recordedBy ? `${ROUTE_WORDS[route]} by ${recordedBy}` : ROUTE_WORDS[route]

const KNOWN_WORDS: Record<string, string> = {
  password: 'By a password',
  email_link: 'By a sign-in link sent to their e-mail address',
  openid: 'By the school’s own sign-in',
  demo: 'Chosen from the demonstration’s list of people; nobody’s identity was checked',
  personal_link: 'By a personal link sent to the e-mail address that the school holds',
  teacher: 'By the member of staff who was present',
  office: 'By the school office, from the form on paper',
}

/** How the signer was known, and whether somebody else can read the same mailbox. */
export function knownByWords({ authentication, sharedAddress }: Envelope): string {
  const words = KNOWN_WORDS[authentication] ?? authentication.replaceAll('_', ' ')
  return sharedAddress ? `${words}; another person uses the same address` : words
}
