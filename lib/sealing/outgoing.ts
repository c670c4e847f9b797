import { lookup as resolve } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { env } from '@/lib/env'

type Question = { body?: Uint8Array; type?: string; most: number; withinMs: number }

/** What went wrong on the way to another computer, as a sentence that begins with its name. */
export class OutgoingFault extends Error {
  constructor(host: string, what: string) {
    super(`${host} ${what}`)
    this.name = 'OutgoingFault'
  }
}

const privateV4 = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privateV4.addSubnet(network, bits, 'ipv4')
}
// Of IPv6 only this part is given out, and inside it these lead to addresses of the other kind.
const [publicV6, disguisedV6] = [new BlockList(), new BlockList()]
publicV6.addSubnet('2000::', 3, 'ipv6')
disguisedV6.addSubnet('2001::', 32, 'ipv6')
disguisedV6.addSubnet('2002::', 16, 'ipv6')

/** Whether an address is one of the internet, not of this computer or its network. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !privateV4.check(address, 'ipv4')
  return isIP(address) === 6 && publicV6.check(address, 'ipv6') && !disguisedV6.check(address, 'ipv6')
}

// Looked at when the connection is made: a name that was public a moment ago may lead inside by then.
const publicOnly: LookupFunction = (hostname, options, done) =>
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    const inside = addresses.find(({ address }) => !isPublicAddress(address))
    if (inside || !addresses[0]) return done(Object.assign(new Error('inside'), { code: 'EINSIDE' }), [])
    return options.all ? done(null, addresses) : done(null, addresses[0].address, addresses[0].family)
  })

const isAllowed = (url: URL) => env.INTERNAL_HOSTS.includes(url.host)

/** Whether an address may be asked, as far as it can be told without looking its name up. */
export function mayAsk(address: string): boolean {
  const url = new URL(address)
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  return isAllowed(url) || !isIP(bare) || isPublicAddress(bare)
}

/**
 * Asks an address that a school or a certificate named, and only where nobody's inside is reached: no redirect is followed,
 * and hosts of our own network must be named by the operator. Throws an `OutgoingFault`.
 */
export function askOutside(address: string, { body, type, most, withinMs }: Question): Promise<Uint8Array> {
  const url = new URL(address)
  const allowed = isAllowed(url)
  const fault = (what: string) => new OutgoingFault(url.host, what)
  if (!/^https?:$/.test(url.protocol)) throw fault('is not on the web.')
  if (!mayAsk(address)) throw fault(INSIDE)
  return new Promise((done, failed) => {
    const sent = (url.protocol === 'https:' ? secure : plain)(url, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': type, 'content-length': body.length } : {},
      signal: AbortSignal.timeout(withinMs),
      agent: false,
      ...(!allowed && { lookup: publicOnly }),
    })
    sent.on('error', (error) => failed(fault(reasonOf(error, withinMs))))
    sent.on('response', (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      if (answer.statusCode !== 200) sent.destroy(fault(`answered with status ${answer.statusCode}.`))
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > most) sent.destroy(fault('sent far more than was asked for.'))
      })
      answer.on('error', (error) => failed(fault(reasonOf(error, withinMs))))
      answer.on('end', () => done(new Uint8Array(Buffer.concat(chunks))))
    })
    sent.end(body)
  })
}

const INSIDE = 'is inside our own network, and whoever runs Countersign has not allowed it.'

function reasonOf(error: Error & { code?: string }, withinMs: number): string {
  if (error instanceof OutgoingFault) return error.message.slice(error.message.indexOf(' ') + 1)
  if (error.name === 'AbortError' || error.code === 'ABORT_ERR' || error.name === 'TimeoutError')
    return `did not answer within ${withinMs / 1000} seconds.`
  if (error.code === 'EINSIDE') return INSIDE
  return `cannot be reached (${error.code ?? error.message}).`
}
