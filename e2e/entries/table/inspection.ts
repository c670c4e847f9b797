import { schoolPage, schoolRoute } from './build-rows'
import { ALL_POSTS } from './row'

const GET = { methods: 'GET, HEAD, OPTIONS' }
const ROUTE = '/api/rounds/[roundId]/inspection/[format]'

/** What governors and inspectors are given about a round: every post, as far as it sees. */
export const PAGES_OF_INSPECTION = [
  schoolPage(
    '/rounds/[roundId]/inspection',
    ({ round }) => `/rounds/${round.id}/inspection`,
    ALL_POSTS,
    ({ round }) => ['Inspection pack', round.name],
  ),
]

export const ROUTES_OF_INSPECTION = [
  schoolRoute(
    ROUTE,
    ({ round }) => `/api/rounds/${round.id}/inspection/pdf?names`,
    ALL_POSTS,
    ['content-type: application/pdf', 'content-disposition: attachment', '%PDF'],
    { ...GET, about: 'as a document' },
  ),
  schoolRoute(
    ROUTE,
    ({ round }) => `/api/rounds/${round.id}/inspection/xlsx`,
    ALL_POSTS,
    ['content-type: application/vnd.openxmlformats', '-without-names.xlsx'],
    { ...GET, about: 'as a spreadsheet' },
  ),
]
