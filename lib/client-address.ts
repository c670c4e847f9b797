import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** The list of `TRUSTED_PROXIES`, addresses and ranges such as 10.0.0.0/8; null when one is neither. */
export function readProxies(list: string): BlockList | null {
  const proxies = new BlockList()
  for (const entry of list.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', length, ...more] = entry.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : null
    const widest = family === 'ipv4' ? 32 : 128
    if (!family || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
    if (length === undefined) proxies.addAddress(address, family)
    // A range of everybody would believe anybody.
    else if (Number(length) < 1 || Number(length) > widest) return null
    else proxies.addSubnet(address, Number(length), family)
  }
  return proxies
}

const trusts = (proxies: BlockList, address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

/**
 * Who asks: the socket's own peer, unless that is a trusted proxy. Then `X-Forwarded-For` is read from its right end, where
 * the nearest proxy wrote, to the first address that is no trusted proxy: all to the left of it anyone may have made up.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, proxies: BlockList) {
  let client = plainAddress(peer ?? '')
  if (!client || !trusts(proxies, client)) return { client, throughProxy: false }
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    const address = plainAddress(hop)
    if (!address) break
    client = address
    if (!trusts(proxies, address)) break
  }
  return { client, throughProxy: true }
}

/** An address without brackets, port and zone; an IPv4 address that IPv6 wraps is itself. Null for anything else. */
export function plainAddress(written: string): string | null {
  const bare = written
    .trim()
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) ? bare.toLowerCase() : null
}

/** The network that limits count: the address itself, or the 64 bits that an IPv6 connection is given as one. */
export function networkPart(address: string | null): string {
  if (!address) return 'unknown'
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const groups = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
