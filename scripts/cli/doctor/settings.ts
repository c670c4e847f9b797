import { createTransport } from 'nodemailer'
import { readSettings, type Settings } from '@/lib/settings'
import { isLoopback } from '../../run/environment'
import { type Finding, fault, ok, reason, warning } from './finding'

export function settings(values: Record<string, string | undefined>): Finding {
  try {
    readSettings(values)
    return ok('every setting can be read')
  } catch (error) {
    return fault(reason(error), 'Correct the setting; docs/operating.md and the README list them all.')
  }
}

type Addresses = Pick<Settings, 'BASE_URL' | 'HOST' | 'DATABASE_URL'>

/** The address that stands in mail and on copies for good. */
export function baseUrl({ BASE_URL, HOST, DATABASE_URL }: Addresses): Finding {
  if (!BASE_URL) {
    if (!DATABASE_URL && isLoopback(HOST)) return ok('a demonstration on this computer')
    return warning('BASE_URL is not set', 'Set it to the address people use: it stands in mail and on copies for good.')
  }
  const { protocol, hostname, pathname } = new URL(BASE_URL)
  if (pathname !== '/' && pathname !== '')
    return fault(`BASE_URL ends with ${pathname}`, 'Give the address alone: the portal needs a host of its own.')
  if (protocol === 'https:') return ok(BASE_URL)
  if (isLoopback(hostname))
    return DATABASE_URL
      ? warning(`BASE_URL is ${BASE_URL}, which only this computer can open`, 'Set it to the address people use.')
      : ok(BASE_URL)
  return fault(
    `${BASE_URL} is without TLS: passwords and names can be read on the way`,
    'Put a proxy with TLS in front and set BASE_URL to its https:// address.',
  )
}

/** Behind TLS there is a proxy, whose word for who asks has to be believed. */
export function proxies({ BASE_URL, TRUSTED_PROXIES }: Pick<Settings, 'BASE_URL' | 'TRUSTED_PROXIES'>): Finding {
  if (TRUSTED_PROXIES) return ok(`${TRUSTED_PROXIES} may say who asks`)
  if (!BASE_URL?.startsWith('https:')) return ok('no proxy is believed')
  return warning(
    'no proxy is believed, so that the evidence and the limits see the proxy’s address for everybody’s',
    'Set TRUSTED_PROXIES to the address of the proxy with TLS, for example 127.0.0.1.',
  )
}

const WITHIN_MS = 8000

/** Greets the mail server and signs in to it, and sends nothing. */
export async function mailServer({ MAIL_URL }: Pick<Settings, 'MAIL_URL'>, demo: boolean): Promise<Finding> {
  if (!MAIL_URL)
    return demo
      ? ok('the mail of a demonstration stays in its mailbox')
      : warning('MAIL_URL is not set: no mail leaves', 'Set it, or links, reminders and copies reach nobody.')
  const limits = { connectionTimeout: WITHIN_MS, greetingTimeout: WITHIN_MS, socketTimeout: WITHIN_MS }
  const url = new URL(MAIL_URL)
  const server = createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    ...limits,
  })
  try {
    await server.verify()
    return ok(`the mail server ${url.host} answers`)
  } catch (error) {
    return fault(
      `the mail server ${url.host} does not answer as it should: ${reason(error)}`,
      'Check MAIL_URL, the password in it, and that this computer may reach the server.',
    )
  } finally {
    server.close()
  }
}

const FEW = 12

/** A secret that somebody made up is one that somebody guesses. */
export function secretStrength(secret: string | undefined): Finding {
  if (!secret) return fault('NEXTAUTH_SECRET is not set', 'Set it to what countersign secret make prints.')
  const different = new Set(secret).size
  const words = /^[a-z]+([ _-][a-z]+)*$/i.test(secret) || /secret|password|change.?me|example/i.test(secret)
  if (secret.length >= 32 && different >= FEW && !words)
    return ok(`${secret.length} characters, ${different} of them different`)
  return warning(
    'NEXTAUTH_SECRET looks made up by a person',
    'Set a new one that countersign secret make prints, the old one as NEXTAUTH_SECRET_PREVIOUS, and run countersign secret rotate.',
  )
}
