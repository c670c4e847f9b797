import 'server-only'
import { registerReactions } from '@/lib/audit/announce'
import {
  askJoinerInOpenRounds,
  closeRequestsOfLeaver,
  followClass,
  followHousehold,
  followNewAddress,
} from './people-changed'
import { mergeWhatFollows, partWhatFollowed } from './people-merged'
import { endPostsOnLeaving } from './person-left'
import { copyWhatIsComplete } from './request-settled'
import { askParentsOfSigner, tellOfficeOfRefusal } from './response-recorded'
import { followRoll } from './roll-imported'
import { unfollowRoll } from './roll-undone'
import { beginChain, makeFirstSealKey } from './school-created'
import { makeWaitingCopies } from './seal-changed'
import { askForNewVersion } from './version-published'
import { takeAwayPlaces } from './wrong-link'
import { followTurnedYear, followUndoneYear, restorePostsOfReturned } from './year-turned'

/** What follows from each announcement; called once when a process starts. */
export function register() {
  registerReactions({
    'school.created': [beginChain, makeFirstSealKey],
    'seal_key.made': [makeWaitingCopies],
    'seal_key.uploaded': [makeWaitingCopies],
    'timestamp_authority.set': [makeWaitingCopies],
    'timestamp_authority.turned_off': [makeWaitingCopies],
    'person.joined': [askJoinerInOpenRounds],
    'pupil.enrolled': [followClass],
    'person.changed': [followNewAddress],
    'person.left': [closeRequestsOfLeaver, endPostsOnLeaving],
    'person.returned': [restorePostsOfReturned],
    'year.turned': [followTurnedYear],
    'year.undone': [followUndoneYear],
    'guardianship.changed': [followHousehold],
    'guardianship.was_wrong': [takeAwayPlaces],
    'person.merged': [mergeWhatFollows],
    'person.merge_undone': [partWhatFollowed],
    'roll.imported': [followRoll],
    'roll.undone': [unfollowRoll],
    'version.published': [askForNewVersion],
    'response.agreed': [askParentsOfSigner],
    'response.declined': [tellOfficeOfRefusal],
    'response.taken_back': [copyWhatIsComplete],
    'request.pupil_waived': [copyWhatIsComplete],
    'request.exemption_ended': [copyWhatIsComplete],
  })
}
