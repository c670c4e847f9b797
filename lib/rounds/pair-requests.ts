import type { RequestState } from './types'

type Asked = {
  roundId: string
  agreementId: string
  capacity: string
  occasion: string
  personId: string
  state: RequestState
  slots: { currentResponseId: string | null }[]
}

const answersOf = ({ slots }: Asked) => slots.filter((slot) => slot.currentResponseId !== null).length

/** What is complete stands before what is answered in part, and that before what is merely asked. */
function worth(request: Asked) {
  if (request.state === 'closed') return 0
  if (request.state === 'complete') return 100
  const answers = answersOf(request)
  return request.state === 'exempt' ? 2 : answers > 0 ? 2 + answers : 1
}

const keyOf = (one: Asked) => [one.roundId, one.agreementId, one.capacity, one.occasion].join(' ')

/** Of the requests of two records of one person: those of the other that ask something else, and, of two that ask the same, which one stays. */
export function pairRequests<Request extends Asked>(requests: Request[], keptId: string) {
  const ours = new Map(requests.filter((one) => one.personId === keptId).map((one) => [keyOf(one), one]))
  const alone: Request[] = []
  const pairs: { stays: Request; goes: Request }[] = []
  for (const theirs of requests.filter((one) => one.personId !== keptId)) {
    const own = ours.get(keyOf(theirs))
    if (!own) alone.push(theirs)
    else if (worth(theirs) > worth(own)) pairs.push({ stays: theirs, goes: own })
    else pairs.push({ stays: own, goes: theirs })
  }
  return { alone, pairs }
}
