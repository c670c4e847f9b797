/** What a signer remembers of one form. */
export type Remembered = {
  /** The reference that was shown, once the signature was confirmed. */
  acknowledged: string | null
  /** How often the portal said that nothing was recorded. */
  refused: number
  /** How often a press of “Sign now” got no answer. */
  unknown: number
  /** The signer went away without looking whether it was recorded. */
  leftUnknown: boolean
}

/** What all signers remember, by slot; the portal is held against it afterwards. */
export function openLedger() {
  const slots = new Map<string, Remembered>()
  const of = (slotId: string) => {
    const known = slots.get(slotId)
    if (known) return known
    const fresh: Remembered = { acknowledged: null, refused: 0, unknown: 0, leftUnknown: false }
    slots.set(slotId, fresh)
    return fresh
  }
  const count = (fits: (remembered: Remembered) => boolean) => [...slots.values()].filter(fits).length
  const sum = (of: (remembered: Remembered) => number) =>
    [...slots.values()].reduce((total, slot) => total + of(slot), 0)
  return {
    slots,
    of,
    totals: () => ({
      acknowledged: count((slot) => slot.acknowledged !== null),
      refused: sum((slot) => slot.refused),
      unknown: sum((slot) => slot.unknown),
      leftUnknown: count((slot) => slot.leftUnknown),
    }),
  }
}

export type Ledger = ReturnType<typeof openLedger>
