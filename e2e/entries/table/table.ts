import { ACTIONS_FOR_ALL } from './actions-for-all'
import { ACTIONS_OF_PEOPLE } from './actions-of-people'
import { ACTIONS_OF_POLICIES } from './actions-of-policies'
import { ACTIONS_OF_SCHOOL } from './actions-of-school'
import { ACTIONS_OF_SIGNERS } from './actions-of-signers'
import { ACTIONS_OF_DATA_RIGHTS, PAGES_OF_DATA_RIGHTS, ROUTES_OF_DATA_RIGHTS } from './data-rights'
import { ACTIONS_OF_EVIDENCE, PAGES_OF_EVIDENCE, ROUTES_OF_EVIDENCE } from './evidence'
import { ACTIONS_OF_IMPORTS, PAGES_OF_IMPORTS, ROUTES_OF_IMPORTS } from './imports'
import { PAGES_OF_INSPECTION, ROUTES_OF_INSPECTION } from './inspection'
import { ACTIONS_OF_MERGING, PAGES_OF_MERGING } from './merging'
import { ACTIONS_OF_OWN_SIGN_IN, PAGES_OF_OWN_SIGN_IN, ROUTES_OF_OWN_SIGN_IN } from './own-sign-in'
import { NOT_ASKED_FOR, PAGES_FOR_ALL } from './pages-for-all'
import { PAGES_OF_PEOPLE } from './pages-of-people'
import { PAGES_OF_POLICIES } from './pages-of-policies'
import { PAGES_OF_SCHOOL } from './pages-of-school'
import { PAGES_OF_SIGNERS } from './pages-of-signers'
import { ACTIONS_OF_PRINTING, PAGES_OF_PRINTING, ROUTES_OF_PRINTING } from './printing'
import { ROUTES_OF_SCHOOL } from './routes'
import type { ActionRow, PageRow, Row } from './row'
import { ACTIONS_OF_SCANS, PAGES_OF_SCANS, ROUTES_OF_SCANS } from './scans'
import { ACTIONS_OF_SEALING, PAGES_OF_SEALING, ROUTES_OF_SEALING } from './sealing'
import { ACTIONS_OF_SECOND_STEP, PAGES_OF_SECOND_STEP } from './second-step'
import { ACTIONS_OF_STUCK } from './stuck'
import { ACTIONS_OF_YEAR, PAGES_OF_YEAR } from './year'

export const PAGES: PageRow[] = [
  ...PAGES_FOR_ALL,
  ...PAGES_OF_SIGNERS,
  ...PAGES_OF_SCHOOL,
  ...PAGES_OF_PEOPLE,
  ...PAGES_OF_MERGING,
  ...PAGES_OF_IMPORTS,
  ...PAGES_OF_DATA_RIGHTS,
  ...PAGES_OF_EVIDENCE,
  ...PAGES_OF_POLICIES,
  ...PAGES_OF_SECOND_STEP,
  ...PAGES_OF_OWN_SIGN_IN,
  ...PAGES_OF_SEALING,
  ...PAGES_OF_SCANS,
  ...PAGES_OF_YEAR,
  ...PAGES_OF_PRINTING,
  ...PAGES_OF_INSPECTION,
]
export const ACTIONS: ActionRow[] = [
  ...ACTIONS_OF_SCHOOL,
  ...ACTIONS_OF_PEOPLE,
  ...ACTIONS_OF_MERGING,
  ...ACTIONS_OF_IMPORTS,
  ...ACTIONS_OF_DATA_RIGHTS,
  ...ACTIONS_OF_EVIDENCE,
  ...ACTIONS_OF_POLICIES,
  ...ACTIONS_OF_SIGNERS,
  ...ACTIONS_FOR_ALL,
  ...ACTIONS_OF_OWN_SIGN_IN,
  ...ACTIONS_OF_SEALING,
  ...ACTIONS_OF_SCANS,
  ...ACTIONS_OF_SECOND_STEP,
  ...ACTIONS_OF_YEAR,
  ...ACTIONS_OF_STUCK,
  ...ACTIONS_OF_PRINTING,
]
export const ROUTES: PageRow[] = [
  ...ROUTES_OF_SCHOOL,
  ...ROUTES_OF_IMPORTS,
  ...ROUTES_OF_DATA_RIGHTS,
  ...ROUTES_OF_EVIDENCE,
  ...ROUTES_OF_OWN_SIGN_IN,
  ...ROUTES_OF_SEALING,
  ...ROUTES_OF_SCANS,
  ...ROUTES_OF_PRINTING,
  ...ROUTES_OF_INSPECTION,
]
export { NOT_ASKED_FOR }
export const TABLE: Row[] = [...PAGES, ...ROUTES, ...ACTIONS]
