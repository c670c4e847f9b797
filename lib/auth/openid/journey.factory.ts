import { request } from 'node:http'
import { globalAgent } from 'node:https'
import { connect } from 'node:net'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { wrap } from '@/lib/keys/wrap'
import { CLIENT, type Somebody } from '@/lib/testing/openid-provider'
import { beginOpenId } from './exchange'
import { providerId } from './provider'
import type { OpenIdKind } from './types'

/** Sets a school's own sign-in; returns how it is called in addresses. */
export async function anOwnSignIn(schoolId: string, kind: OpenIdKind, tenant: string) {
  const { client_id: clientId, client_secret } = CLIENT
  const clientSecret = wrap('openIdSecret', client_secret)
  await db.openIdProvider.create({ data: { schoolId, kind, tenant, domains: [], clientId, clientSecret } })
  return providerId(kind, schoolId)
}

export const newSubject = () => `subject-${newId()}`

/** A way by which somebody goes to the provider and back, as a browser does; returns the address they come back to. */
export async function throughProvider(address: string, host: string, somebody: Somebody | 'cancels'): Promise<string> {
  const jar = new Map<string, string>()
  const visit = (url: URL, form?: string) =>
    new Promise<URL | null>((resolve, reject) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { cookie, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }
      const sent = request(`${host}${url.pathname}${url.search}`, { method: form ? 'POST' : 'GET', headers }, (res) => {
        res.resume()
        for (const line of res.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          jar.set(name, value)
        }
        if ((res.statusCode ?? 500) >= 400) reject(new Error(`The provider answered ${res.statusCode} to ${url}`))
        else resolve(res.headers.location ? new URL(res.headers.location, url) : null)
      })
      sent.on('error', reject).end(form)
    })
  let url = new URL(address)
  for (let step = 0; step < 12; step += 1) {
    if (url.pathname.startsWith('/api/auth/callback/')) return url.href
    const claims = somebody === 'cancels' ? 'cancel=yes' : `claims=${encodeURIComponent(JSON.stringify(somebody))}`
    const next = await visit(url, url.pathname.startsWith('/interaction/') ? claims : undefined)
    if (!next) throw new Error(`The provider leads nowhere from ${url}`)
    url = next
  }
  throw new Error('The provider leads round in circles.')
}

/** Begins, goes to the provider and comes back: what the portal is then given to check. */
export async function comesBack(id: string, host: string, somebody: Somebody | 'cancels', next = '/sign') {
  const { address, cookie } = await beginOpenId(id, next)
  return { address: await throughProvider(address, host, somebody), cookie }
}

type Connect = typeof globalAgent.createConnection

/** Leads every question of this process to a maker's servers to one on this computer; returns the way back. */
export function leadHere(host: string, port: number) {
  const original = globalAgent.createConnection
  const here: Connect = (options, done) =>
    options.host === host ? connect(port, '127.0.0.1') : original.call(globalAgent, options, done)
  globalAgent.createConnection = here
  return () => {
    globalAgent.createConnection = original
  }
}
