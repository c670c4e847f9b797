import { anOwnCertificate, aTimeFrom } from '../world/seals'
import { actionsOf, plainRoute, schoolPage } from './build-rows'
import { leadsTo } from './does'
import { type ActionRow, EVERYONE, HEAD } from './row'

const seal = actionsOf('(school)/settings/seal/actions.ts')
const GET = { methods: 'GET, HEAD, OPTIONS' }

/** The seal's certificate and its time; what an authority answers stands in the tests of the seals. */
export const PAGES_OF_SEALING = [
  schoolPage('/settings/seal', '/settings/seal', HEAD, ['Seal on the copies', 'Make a new certificate']),
]

export const ROUTES_OF_SEALING = [
  plainRoute(
    '/api/seal-certificates/[file]',
    ({ sealFingerprint }) => `/api/seal-certificates/${sealFingerprint}.pem`,
    EVERYONE,
    ['content-type: application/x-pem-file', 'BEGIN CERTIFICATE'],
    { ...GET, about: 'as text' },
  ),
  plainRoute(
    '/api/seal-certificates/[file]',
    ({ sealFingerprint }) => `/api/seal-certificates/${sealFingerprint}.cer`,
    EVERYONE,
    ['content-type: application/pkix-cert'],
    { ...GET, about: 'as it stands in the copies', alsoShows: ['school'] },
  ),
]

export const ACTIONS_OF_SEALING: ActionRow[] = [
  seal('makeSealKeyAction', { may: HEAD, fields: ({ id }) => ({ schoolId: id }), does: 'seal_key.made' }),
  seal('uploadSealKeyAction', { may: HEAD, fields: anOwnCertificate, does: 'seal_key.uploaded' }),
  seal('setTimestampAuthorityAction', {
    may: HEAD,
    fields: ({ id }) => ({ schoolId: id, url: 'https://time.example.invalid/tsr' }),
    does: 'timestamp_authority.set',
  }),
  seal('turnOffTimestampAuthorityAction', { may: HEAD, fields: aTimeFrom, does: 'timestamp_authority.turned_off' }),
  // It leads to the settings' own page, which asks for itself who it is.
  seal('tryTimestampAuthorityAction', {
    may: EVERYONE,
    fields: () => ({}),
    does: leadsTo(/\/settings\/seal\?done=tried$/),
  }),
]
