import { londonDay } from '@/lib/clock'
import type { School } from '../world/extras'
import { fresh } from '../world/fresh'
import { aScan } from '../world/scans'
import { actionsOf, schoolPage, schoolRoute } from './build-rows'
import { OFFICE } from './row'

const scans = actionsOf('(school)/scans/actions.ts')
const requests = actionsOf('(school)/requests/actions.ts')
const byScript = { byScript: true, takesState: false } as const

/** Paper that comes back: the headteacher and the office, and nobody else. */
export const PAGES_OF_SCANS = [
  schoolPage('/scans', '/scans', OFFICE, ['Paper forms', 'Send in a scan']),
  schoolPage(
    '/scans/[scanId]',
    ({ scans: { read } }) => `/scans/${read.id}`,
    OFFICE,
    ({ marks }) => [marks.ownFamily, 'No code that can be read', 'In the bin'],
    { about: 'that was read' },
  ),
  schoolPage(
    '/scans/[scanId]',
    ({ scans: { reading } }) => `/scans/${reading.id}`,
    OFFICE,
    ['Reading the scan', 'Cancel this scan'],
    { about: 'that is being read' },
  ),
  schoolPage(
    '/scans/[scanId]/forms/[requestId]',
    ({ scans: { read } }) => `/scans/${read.id}/forms/${read.requestId}`,
    OFFICE,
    ({ marks, scans: { read } }) => [marks.ownFamily, 'Who signed?', `/api/scan-pages/${read.filed}`],
  ),
  schoolPage(
    '/scans/[scanId]/pages/[pageId]',
    // A part of the name, since what is in the address is no secret of the page's.
    ({ scans: { read }, marks }) => `/scans/${read.id}/pages/${read.setAside}?q=${marks.ownFamily.slice(1, 10)}`,
    OFFICE,
    ({ marks }) => [marks.ownFamily, 'Whose form is it?'],
  ),
  schoolPage(
    '/requests/[requestId]/paper',
    ({ ownFamily }) => `/requests/${ownFamily.pupilRequest.id}/paper`,
    OFFICE,
    ({ marks }) => [marks.ownFamily, 'Date on the paper'],
  ),
]

export const ROUTES_OF_SCANS = [
  schoolRoute(
    '/api/scan-pages/[pageId]',
    ({ scans: { read } }) => `/api/scan-pages/${read.filed}`,
    OFFICE,
    ['content-type: image/jpeg'],
    { methods: 'GET, HEAD, OPTIONS' },
  ),
]

const onPaper = (requestId: string, slotIds: string, { forms }: School) => ({
  requestId,
  slotIds,
  outcome: 'agreed',
  signedOn: londonDay(new Date()),
  sha256: forms.older_pupils.sha256,
})

export const ACTIONS_OF_SCANS = [
  requests('recordPaperAction', {
    may: OFFICE,
    fields: async (school) => {
      const { id, slot } = await fresh.pupilRequest(school)
      return onPaper(id, slot, school)
    },
    does: 'response.agreed',
  }),
  scans('startScanAction', {
    own: true,
    may: OFFICE,
    fields: () => ({ files: new File(['a picture'], 'page.jpg') }),
    does: 'scan.started',
  }),
  scans('startLargeScanAction', {
    ...byScript,
    own: true,
    may: OFFICE,
    fields: () => ({ name: 'stack.pdf', size: '20' }),
    does: 'scan.started',
  }),
  scans('addToScanAction', {
    ...byScript,
    may: OFFICE,
    fields: async (school) => ({
      scanId: (await aScan(school, 'receiving')).id,
      position: '0',
      start: '0',
      piece: new File(['12345'], 'piece'),
    }),
    does: 'scan.received',
  }),
  scans('cancelScanAction', {
    may: OFFICE,
    fields: async (school) => ({ scanId: (await aScan(school, 'reading')).id }),
    does: 'scan.cancelled',
  }),
  scans('recordScannedAction', {
    may: OFFICE,
    fields: async (school) => {
      const { id, slot } = await fresh.pupilRequest(school)
      return { scanId: (await aScan(school, 'read', id)).id, ...onPaper(id, slot, school) }
    },
    does: 'response.agreed',
  }),
  scans('assignPageAction', {
    may: OFFICE,
    fields: async (school) => {
      const { setAside, requestId } = await aScan(school)
      return { pageId: setAside, requestId }
    },
    does: 'scan.page_assigned',
  }),
  scans('throwPagesAwayAction', {
    may: OFFICE,
    fields: async (school) => {
      const { id, setAside } = await aScan(school)
      return { scanId: id, pageIds: setAside }
    },
    does: 'scan.pages_thrown_away',
  }),
  scans('restorePageAction', {
    may: OFFICE,
    fields: async (school) => ({ pageId: (await aScan(school)).thrownAway }),
    does: 'scan.page_restored',
  }),
]
