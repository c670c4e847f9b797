import 'server-only'
import { drawReportPages } from '../drawing/report'
import type { Report } from '../report-types'

/** The bytes of a report's PDF. */
export const drawReport = (report: Report): Promise<Uint8Array> => drawReportPages(report)
