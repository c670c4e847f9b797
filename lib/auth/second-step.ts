import { AppError } from '@/lib/errors'

/** The second step of an account's signing in, as its session and its posts make it. */
export type SecondStep = {
  /** An authenticator app or a passkey is set up. */
  isSet: boolean
  /** When it was last taken in this session, in milliseconds; null when it was not. */
  takenAt: number | null
  /** The schools whose posts sleep until it is taken: the actor holds no grant there. */
  asleepAt: string[]
}

/** For an account that nothing asks for it. */
export const NO_SECOND_STEP: SecondStep = { isSet: false, takenAt: null, asleepAt: [] }

type Known = {
  /** The installation asks every holder of a post for it. */
  required: boolean
  isSet: boolean
  takenAt: number | undefined
  schoolIds: string[]
}

/** Posts sleep until the second step is taken, where the installation asks for one or their holder has set one up. */
export function secondStepOf({ required, isSet, takenAt, schoolIds }: Known): SecondStep {
  const taken = isSet && takenAt !== undefined ? takenAt : null
  const asleep = taken === null && (required || isSet)
  return { isSet, takenAt: taken, asleepAt: asleep ? [...new Set(schoolIds)] : [] }
}

export const RECENT_MINUTES = 10

/** Whether the second step was taken in the last minutes, or nothing is set up to take it with. */
export const isRecent = ({ isSet, takenAt }: SecondStep, now = Date.now()) =>
  !isSet || (takenAt !== null && now - takenAt < RECENT_MINUTES * 60_000)

/** Refuses an account that has not taken its second step in the last minutes. */
export function requireRecent(step: SecondStep) {
  if (!isRecent(step)) throw new AppError('SECOND_STEP', 'Confirm first that it is you.')
}
