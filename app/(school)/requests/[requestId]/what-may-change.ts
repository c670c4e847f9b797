import { isOutstanding, type RequestView } from '@/lib/rounds/types'

const isLive = ({ round, closed }: RequestView) => round.status === 'open' && closed === null

/** Which changes a request as it stands allows; the commands decide for themselves. */
export const mayExempt = (request: RequestView) =>
  isLive(request) && request.state !== 'complete' && request.state !== 'exempt'

export const mayClose = (request: RequestView) => isLive(request) && request.state !== 'complete'

export const mayWaive = (request: RequestView) =>
  isLive(request) &&
  request.slots.some(
    (slot) => slot.kind === 'pupil' && slot.waived === null && !slot.responses.some((response) => response.current),
  )

/** Whether somebody can still sign it, on paper too. */
export const waitsForPaper = (request: RequestView) => isLive(request) && isOutstanding(request.state)

/** Whether somebody's signature on paper could still be recorded. */
export const mayRecordPaper = (request: RequestView) =>
  isLive(request) &&
  request.slots.some(
    (slot) => !slot.withdrawn && slot.waived === null && !slot.responses.some((response) => response.current),
  )
