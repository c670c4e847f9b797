import { aPack } from '../world/packs'
import { actionsOf, schoolPage, schoolRoute } from './build-rows'
import { OFFICE } from './row'

const print = actionsOf('(school)/print/actions.ts')

/** Forms, copies, lists and labels for paper: who prints copies, and nobody else. */
export const PAGES_OF_PRINTING = [
  schoolPage('/print', '/print?sides=one', OFFICE, ({ round }) => ['Files to print', 'What it comes to', round.name]),
  schoolPage(
    '/print/[packId]',
    ({ packs }) => `/print/${packs.ready.id}`,
    OFFICE,
    ['Open the PDF', 'Sheets of paper'],
    {
      about: 'that is ready',
    },
  ),
  schoolPage('/print/[packId]', ({ packs }) => `/print/${packs.making.id}`, OFFICE, ['Being made', 'Cancel'], {
    about: 'that is being made',
  }),
]

export const ROUTES_OF_PRINTING = [
  schoolRoute(
    '/api/packs/[packId]',
    ({ packs }) => `/api/packs/${packs.ready.id}`,
    OFFICE,
    ['content-type: application/pdf', 'content-disposition: inline', '%PDF'],
    { methods: 'GET, HEAD, OPTIONS' },
  ),
]

export const ACTIONS_OF_PRINTING = [
  print('preparePackAction', {
    may: OFFICE,
    fields: ({ round }) => ({ kind: 'labels', roundId: round.id, sheet: '21', firstLabel: '1' }),
    does: 'pack.asked',
  }),
  print('cancelPackAction', {
    may: OFFICE,
    fields: async (school) => ({ packId: (await aPack(school, 'making')).id }),
    does: 'pack.cancelled',
  }),
]
