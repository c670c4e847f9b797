import { POST_LABELS } from '@/lib/auth/actor'

/** What happened, in plain words; what has no entry is taken apart into its own words. */
const WORDS: Record<string, string> = {
  'school.created': 'Set up the school',
  'school.configured': 'Changed the school’s settings',
  'post.granted': 'Gave a post',
  'post.ended': 'Took back a post',
  'account.invited': 'Invited someone to an account',
  'account.created': 'Made an account',
  'openid.set': 'Set the school’s own sign-in',
  'openid.turned_off': 'Turned off the school’s own sign-in',
  'openid.joined': 'Joined an account to a school account',
  'openid.unjoined': 'Parted an account from a school account',
  'openid.refused': 'Did not let in someone with a school account',
  'account.suspended': 'Stopped an account',
  'account.restored': 'Restored an account',
  'account.password_changed': 'Changed their password',
  'account.signed_out_everywhere': 'Signed out everywhere',
  'account.session_ended': 'Signed out in another browser',
  'account.signed_in': 'Signed in',
  'account.sign_in_failed': 'Noted a failed sign-in (at most one an hour)',
  'account.second_step_taken': 'Took the second step',
  'account.second_step_failed': 'Failed the second step',
  'account.second_factor_added': 'Added a second step',
  'account.second_factor_renamed': 'Renamed a second step',
  'account.second_factor_removed': 'Removed a second step',
  'account.second_factor_reset': 'Reset the second step of an account',
  'account.recovery_codes_made': 'Made recovery codes',
  'person.added': 'Added a person',
  'person.changed': 'Changed a person’s record',
  'person.joined': 'Recorded that someone joined',
  'person.left': 'Recorded that someone left',
  'person.archived': 'Put a person’s record away',
  'person.restored': 'Brought back a person’s record',
  'guardianship.changed': 'Changed who answers for a pupil',
  'pupil.enrolled': 'Put a pupil into a year group and class',
  'class.added': 'Added a class',
  'import.started': 'Sent in the files of a roll',
  'import.columns_chosen': 'Said what columns of a roll hold',
  'import.answered': 'Answered questions of a roll import',
  'import.mended': 'Sent mended rows of a roll',
  'import.discarded': 'Discarded a roll import',
  'import.approved': 'Confirmed a roll import',
  'import.undo_asked': 'Asked for a roll import to be undone',
  'roll.imported': 'Brought in a roll',
  'roll.undone': 'Undid a roll import',
  'person.roll_undone': 'Put back what a roll import had changed of a person',
  'round.created': 'Prepared a signing round',
  'round.opened': 'Opened a signing round',
  'round.changed': 'Changed a signing round',
  'round.closed': 'Closed a signing round',
  'request.exempted': 'Exempted someone from a form',
  'request.exemption_ended': 'Ended an exemption',
  'request.pupil_waived': 'Recorded that a pupil does not sign',
  'request.closed': 'Closed a form that is no longer needed',
  'response.agreed': 'Signed',
  'response.declined': 'Declined to sign',
  'response.taken_back': 'Took back a signature',
  'class_session.started': 'Opened class signing',
  'class_session.ended': 'Ended class signing',
  'policy.imported': 'Imported a policy',
  'policy.created': 'Began a policy',
  'policy.adopted': 'Adopted the trust’s policy',
  'policy.version_drafted': 'Began a new version of a policy',
  'policy.draft_edited': 'Edited the draft of a policy',
  'policy.draft_discarded': 'Threw away the draft of a policy',
  'policy.warnings_settled': 'Settled points of an import',
  'policy.approved': 'Recorded an approval',
  'policy.published': 'Published a policy',
  'agreement.drafted': 'Began a new version of a form',
  'agreement.draft_edited': 'Edited the draft of a form',
  'agreement.draft_discarded': 'Threw away the draft of a form',
  'version.published': 'Published a form',
  'reminders.sent': 'Sent reminders',
  'messages.retried': 'Sent failed messages again',
  'link.fresh': 'Sent a fresh personal link',
  'copy.retried': 'Had a copy drawn again',
  'copies.retried': 'Had missing copies drawn again',
  'copies.printed': 'Printed signed copies',
  'household.changed': 'Changed a household',
}

export const inWords = (action: string) => WORDS[action] ?? sentence(action.split('.').reverse().join(' '))

const FIELDS: Record<string, string> = {
  accent: 'Colour',
  contactEmail: 'E-mail address for questions',
  contactPhone: 'Telephone for questions',
  firstSigningYear: 'First year group that signs',
  lastYoungerYear: 'Last year group with the younger form',
  grantId: 'Post number',
  personId: 'Person',
  last: 'The last one',
  accountId: 'Account',
  classId: 'Class',
  urn: 'URN',
  clientId: 'Client id',
}

/** The name of a changed field: `dueOn` becomes "Due on". */
export const fieldInWords = (name: string) => FIELDS[name] ?? sentence(name.replace(/([A-Z])/g, ' $1'))

const LABELS: Record<string, string> = POST_LABELS

/** A stored value as a reader knows it. */
export const valueInWords = (value: string) =>
  LABELS[value] ?? (/^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value)

function sentence(text: string) {
  const words = text.replaceAll('_', ' ').toLowerCase().trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
