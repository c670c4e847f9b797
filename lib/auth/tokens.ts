import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for an address or a cookie, in base64url. */
export const randomSecret = () => randomBytes(32).toString('base64url')

/** What is stored of a secret: SHA-256 in base64url. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')
