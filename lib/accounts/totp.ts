import 'server-only'
import { generateSecret, generateURI, verifySync } from 'otplib'

const STEP_SECONDS = 30

/** 160 random bits in base 32, as apps are given them. */
export const newAppSecret = () => generateSecret({ length: 20 })

/** What the QR code says to the app. */
export const appAddress = (secret: string, label: string) => generateURI({ issuer: 'Countersign', label, secret })

/** The time step whose code this is, one before or after the present one included; null when it is none of them. */
export function stepOf(secret: string, token: string, epoch = Math.floor(Date.now() / 1000)): number | null {
  const result = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
