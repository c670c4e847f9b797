/** A telephone number as it is compared: its last ten digits; null for one too short to tell anybody apart. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '').slice(-10)
  return digits.length >= 7 ? digits : null
}
