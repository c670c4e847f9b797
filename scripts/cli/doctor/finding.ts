export type State = 'ok' | 'warning' | 'fault'

/** What one check found, and for anything but "ok" what mends it. */
export type Finding = { state: State; says: string; mend?: string }

export const ok = (says: string): Finding => ({ state: 'ok', says })
export const warning = (says: string, mend: string): Finding => ({ state: 'warning', says, mend })
export const fault = (says: string, mend: string): Finding => ({ state: 'fault', says, mend })

/** A check that could not be made is a fault of its own, and does not keep the others from being made. */
export async function checked(work: () => Promise<Finding | Finding[]> | Finding | Finding[]): Promise<Finding[]> {
  try {
    return [await work()].flat()
  } catch (error) {
    return [fault(reason(error), 'Mend this first, then ask again.')]
  }
}

export const reason = (error: unknown) => {
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || String(error)).split('\n')[0] ?? ''
}
