import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider'

export const CLIENT = { client_id: 'countersign', client_secret: 'a secret between the two of them' }

/** Whoever signs in at the provider: the claims that it gives out. */
export type Somebody = { sub: string } & Record<string, unknown>

const HOUR = 3600
const KEY = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig' }
const CLAIMS = ['email', 'email_verified', 'hd', 'tid', 'idp', 'preferred_username', 'xms_edov']

/**
 * A real OpenID provider on a free port of this computer. Its sign-in page takes the claims of whoever comes as JSON. With
 * `issuer` it calls itself so, for tests that lead that name here; otherwise by its own address.
 */
export async function startOpenIdProvider({ issuer, port = 0 }: { issuer?: string; port?: number } = {}) {
  let handle: (req: IncomingMessage, res: ServerResponse) => void = (_req, res) => void res.writeHead(503).end()
  const server = createServer((req, res) => handle(req, res))
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Somebody>()
  const provider = new Provider(issuer ?? address, settings(people))
  // Whatever name it goes by, TLS ends before it.
  provider.proxy = true
  // Each school of a test has an address of its own to come back to.
  provider.Client.prototype.redirectUriAllowed = (uri) => new URL(uri).pathname.startsWith('/api/auth/callback/')
  const answer = provider.callback()
  handle = (req, res) => {
    if (issuer) goesBy(req, new URL(issuer))
    if (req.url?.startsWith('/interaction/')) void signIn(provider, people, req, res)
    else answer(req, res)
  }
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { issuer: issuer ?? address, address, stop }
}

/** A question as the provider would hear it under a name of its own, which may have a path. */
function goesBy(req: IncomingMessage & { originalUrl?: string }, { host, pathname }: URL) {
  req.headers['x-forwarded-proto'] = 'https'
  req.headers['x-forwarded-host'] = host
  if (pathname === '/' || !req.url?.startsWith(`${pathname}/`)) return
  req.originalUrl = req.url
  req.url = req.url.slice(pathname.length)
}

const settings = (people: Map<string, Somebody>): Configuration => {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }))
  return {
    clients: [{ ...CLIENT, redirect_uris: ['https://nobody.invalid/'], response_types: ['code'] }],
    claims: { openid: ['sub', ...CLAIMS], email: [], profile: [] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}`, policy },
    extraParams: ['hd'],
    jwks: { keys: [KEY] },
    ttl: { Interaction: HOUR, Grant: HOUR, Session: HOUR, AccessToken: HOUR, IdToken: HOUR, AuthorizationCode: 60 },
    cookies: { keys: ['a key for tests'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => people.get(sub) ?? { sub } }),
    pkce: { required: () => true, methods: ['S256'] },
  }
}

/** The sign-in page and its answer; whoever signs in agrees to everything. */
async function signIn(provider: Provider, people: Map<string, Somebody>, req: IncomingMessage, res: ServerResponse) {
  if (req.method !== 'POST') {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
    return
  }
  let body = ''
  for await (const chunk of req) body += chunk
  const form = new URLSearchParams(body)
  if (form.has('cancel')) {
    await provider.interactionFinished(req, res, { error: 'access_denied' })
    return
  }
  const somebody = JSON.parse(form.get('claims') ?? '') as Somebody
  people.set(somebody.sub, somebody)
  const { params } = await provider.interactionDetails(req, res)
  const grant = new provider.Grant({ accountId: somebody.sub, clientId: String(params.client_id) })
  grant.addOIDCScope('openid email profile')
  const result = {
    login: { accountId: somebody.sub, remember: false },
    select_account: {},
    consent: { grantId: await grant.save() },
  }
  await provider.interactionFinished(req, res, result)
}

const PAGE = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Sign in at the provider</title>
<main><h1>The provider</h1><form method="post"><p><label for="claims">Who signs in</label></p>
<p><textarea id="claims" name="claims" rows="8" cols="40"></textarea></p>
<p><button>Go on</button> <button name="cancel" value="yes">Cancel</button></p></form></main></html>`
