import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { aSchool } from '@/lib/testing/factories'
import { startOpenIdProvider } from '@/lib/testing/openid-provider'
import { beginOpenId, finishOpenId } from './exchange'
import { anOwnSignIn, comesBack, leadHere, newSubject, throughProvider } from './journey.factory'
import { tryProvider } from './trial'

const DIRECTORY = '6f1c2a34-0b1d-4c5e-8f90-a1b2c3d4e5f6'
const MICROSOFT = `https://login.microsoftonline.com/${DIRECTORY}/v2.0`

let provider: Awaited<ReturnType<typeof startOpenIdProvider>>
beforeAll(async () => {
  provider = await startOpenIdProvider()
  env.OPENID_ISSUERS = [provider.issuer]
})
afterAll(() => provider.stop())

const aSignIn = async () => anOwnSignIn((await aSchool()).id, 'other', provider.issuer)
const somebody = (more: object = {}) => ({
  sub: newSubject(),
  email: 'Mina@Oakfield.example',
  email_verified: true,
  ...more,
})

describe('the exchange with a real provider', () => {
  test('proves who came, by issuer and subject, with the address in lower case, and leads on', async () => {
    const id = await aSignIn()
    const mina = somebody()
    const back = await comesBack(id, provider.address, mina, '/sign?from=mail')
    const { proof, next } = await finishOpenId(id, back.address, back.cookie)
    expect(proof).toMatchObject({ issuer: provider.issuer, subject: mina.sub, addresses: ['mina@oakfield.example'] })
    expect(next).toBe('/sign?from=mail')
  })

  test('asks with PKCE, state and nonce, and shows no secret to the browser', async () => {
    const { address, cookie } = await beginOpenId(await aSignIn(), '')
    const asked = new URL(address).searchParams
    expect([...asked.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'prompt',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(cookie).not.toContain(asked.get('state') ?? '')
  })

  test('an address that is not verified is not proved', async () => {
    const id = await aSignIn()
    for (const email_verified of [false, undefined, 'true']) {
      const back = await comesBack(id, provider.address, somebody({ email_verified }))
      expect((await finishOpenId(id, back.address, back.cookie)).proof.addresses).toEqual([])
    }
  })

  test('an altered state, another browser, a cookie of another school and none are refused', async () => {
    const [id, other] = [await aSignIn(), await aSignIn()]
    const back = await comesBack(id, provider.address, somebody())
    const altered = new URL(back.address)
    altered.searchParams.set('state', 'altered')
    const elsewhere = await beginOpenId(id, '')
    const there = await beginOpenId(other, '')
    for (const [address, cookie] of [
      [altered.href, back.cookie],
      [back.address, elsewhere.cookie],
      [back.address, there.cookie],
      [back.address, `${back.cookie.slice(0, -3)}AAA`],
      [back.address, undefined],
    ] as const) {
      await expect(finishOpenId(id, address, cookie)).rejects.toMatchObject({ reason: 'failed' })
    }
    // None of that used up the code.
    await expect(finishOpenId(id, back.address, back.cookie)).resolves.toBeDefined()
  })

  test('a token for another nonce is refused, although state and code are right', async () => {
    const id = await aSignIn()
    const begun = await beginOpenId(id, '')
    const address = new URL(begun.address)
    address.searchParams.set('nonce', 'altered')
    const back = await throughProvider(address.href, provider.address, somebody())
    await expect(finishOpenId(id, back, begun.cookie)).rejects.toMatchObject({ reason: 'failed' })
  })

  test('a code works once', async () => {
    const id = await aSignIn()
    const back = await comesBack(id, provider.address, somebody())
    await finishOpenId(id, back.address, back.cookie)
    await expect(finishOpenId(id, back.address, back.cookie)).rejects.toMatchObject({ reason: 'failed' })
  })

  test('says when someone cancelled there, and when the provider is not there', async () => {
    const id = await aSignIn()
    const back = await comesBack(id, provider.address, 'cancels')
    await expect(finishOpenId(id, back.address, back.cookie)).rejects.toMatchObject({ reason: 'cancelled' })

    const gone = await startOpenIdProvider()
    env.OPENID_ISSUERS = [provider.issuer, gone.issuer]
    const late = await anOwnSignIn((await aSchool()).id, 'other', gone.issuer)
    const begun = await comesBack(late, gone.address, somebody())
    await gone.stop()
    await expect(beginOpenId(late, '')).rejects.toMatchObject({ reason: 'unreachable' })
    await expect(finishOpenId(late, begun.address, begun.cookie)).rejects.toMatchObject({ reason: 'unreachable' })
  })

  test('a sign-in that was turned off, or whose issuer the operator allows no longer, is off', async () => {
    const id = await aSignIn()
    const back = await comesBack(id, provider.address, somebody())
    env.OPENID_ISSUERS = []
    await expect(finishOpenId(id, back.address, back.cookie)).rejects.toMatchObject({ reason: 'off' })
    env.OPENID_ISSUERS = [provider.issuer]
    await db.openIdProvider.deleteMany({ where: { schoolId: id.slice('other-'.length) } })
    await expect(finishOpenId(id, back.address, back.cookie)).rejects.toMatchObject({ reason: 'off' })
    for (const wrong of ['', 'other', 'other-nobody', `apple-${id}`]) {
      await expect(beginOpenId(wrong, '')).rejects.toMatchObject({ reason: 'off' })
    }
  })
})

describe('the makers by their own names', () => {
  const run = async (kind: 'google' | 'microsoft', tenant: string, issuer: string, somebodies: object[]) => {
    const maker = await startOpenIdProvider({ issuer })
    const back = leadHere(new URL(issuer).host, Number(new URL(maker.address).port))
    try {
      const id = await anOwnSignIn((await aSchool()).id, kind, tenant)
      const results: unknown[] = []
      for (const one of somebodies) {
        const came = await comesBack(id, maker.address, somebody(one))
        const outcome = await finishOpenId(id, came.address, came.cookie).catch((fault: { reason: string }) => fault)
        results.push('proof' in outcome ? outcome.proof.addresses : outcome.reason)
      }
      return results
    } finally {
      back()
      await maker.stop()
    }
  }

  test('Google: accounts of the set domain only', async () => {
    const results = await run('google', 'oakfield.example', 'https://accounts.google.com', [
      { hd: 'oakfield.example' },
      { hd: 'oakfield.example', email_verified: false },
      { hd: 'elsewhere.example' },
      {},
    ])
    expect(results).toEqual([['mina@oakfield.example'], [], 'tenant', 'tenant'])
  })

  test('Microsoft: members of the set directory only', async () => {
    const member = { tid: DIRECTORY, preferred_username: 'mina@oakfield.example', email: 'head@oakfield.example' }
    const results = await run('microsoft', DIRECTORY, MICROSOFT, [
      member,
      { ...member, tid: '00000000-0000-0000-0000-000000000001' },
      { ...member, idp: 'live.com' },
    ])
    expect(results).toEqual([['mina@oakfield.example'], 'tenant', 'tenant'])
  })
})

describe('trying a sign-in that is set', () => {
  test('says that it works, or what is wrong', async () => {
    const schools = [await aSchool(), await aSchool(), await aSchool()]
    const good = await anOwnSignIn(schools[0]?.id ?? '', 'other', provider.issuer)
    expect(await tryProvider(good)).toEqual({ works: true, says: expect.stringContaining('accepts the client id') })
    await db.openIdProvider.updateMany({ where: { schoolId: schools[0]?.id }, data: { clientId: 'another' } })
    expect(await tryProvider(good)).toEqual({ works: false, says: expect.stringContaining('does not accept') })

    // Somebody who calls itself by another name.
    const liar = createServer((_req, res) => res.end(JSON.stringify({ issuer: provider.issuer })))
    await new Promise<void>((ready) => liar.listen(0, '127.0.0.1', ready))
    const place = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`
    env.OPENID_ISSUERS = [provider.issuer, place]
    const wrong = await anOwnSignIn(schools[1]?.id ?? '', 'other', place)
    expect((await tryProvider(wrong)).says).toContain('calls itself by another name')
    await expect(beginOpenId(wrong, '')).rejects.toMatchObject({ reason: 'settings' })
    await new Promise((done) => liar.close(done))
    expect((await tryProvider(wrong)).says).toContain('cannot be reached')
    expect((await tryProvider(`google-${schools[2]?.id}`)).says).toContain('not set')
  })
})
