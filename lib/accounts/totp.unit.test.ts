import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { appAddress, newAppSecret, stepOf } from './totp'

const NOW = 1_800_000_015
const secret = newAppSecret()
const codeAt = (epoch: number) => generateSync({ secret, epoch })

test('knows a code of the present, the last and the next half minute, and no other', () => {
  const present = Math.floor(NOW / 30)
  for (const away of [-1, 0, 1]) expect(stepOf(secret, codeAt(NOW + away * 30), NOW)).toBe(present + away)
  for (const away of [-3, -2, 2, 3]) expect(stepOf(secret, codeAt(NOW + away * 30), NOW)).toBeNull()
})

test('fits the published example of the standard', () => {
  // RFC 6238, appendix B: the secret "12345678901234567890" at 59 seconds, its last six digits.
  expect(stepOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '287082', 59)).toBe(1)
})

test('another secret’s code is none, and the address names who it is for', () => {
  expect(stepOf(newAppSecret(), codeAt(NOW), NOW)).toBeNull()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(appAddress(secret, 'a@school.example')).toBe(
    `otpauth://totp/Countersign:a%40school.example?secret=${secret}&issuer=Countersign`,
  )
})
