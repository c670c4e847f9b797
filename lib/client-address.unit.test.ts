import { describe, expect, test } from 'vitest'
import { clientAddress, networkPart, plainAddress, readProxies } from './client-address'

const proxies = (list: string) => {
  const read = readProxies(list)
  if (!read) throw new Error(`Not a list: ${list}`)
  return read
}
const NONE = proxies('')
const EDGE = proxies('127.0.0.1, 10.0.0.0/8 2001:db8:1::/48')

describe('who asks', () => {
  test.each([
    ['nobody is trusted', '127.0.0.1', '203.0.113.9', NONE, '127.0.0.1'],
    ['the peer is no trusted proxy', '198.51.100.7', '203.0.113.9', EDGE, '198.51.100.7'],
    ['one proxy', '127.0.0.1', '203.0.113.9', EDGE, '203.0.113.9'],
    ['two proxies', '127.0.0.1', '203.0.113.9, 10.1.2.3', EDGE, '203.0.113.9'],
    ['what the client made up before', '127.0.0.1', '8.8.8.8, 10.9.9.9, 203.0.113.9, 10.1.2.3', EDGE, '203.0.113.9'],
    ['a proxy that sends no header', '10.0.0.1', undefined, EDGE, '10.0.0.1'],
    ['rubbish stops the walk', '127.0.0.1', '203.0.113.9, <script>', EDGE, '127.0.0.1'],
    ['IPv4 wrapped in IPv6', '::ffff:127.0.0.1', '::ffff:203.0.113.9', EDGE, '203.0.113.9'],
    ['IPv6 with port', '2001:db8:1::5', '[2001:db8:ffff::1]:4711', EDGE, '2001:db8:ffff::1'],
    ['only trusted ones', '127.0.0.1', '10.0.0.1, 10.0.0.2', EDGE, '10.0.0.1'],
  ] as const)('%s', (_, peer, header, list, client) => {
    expect(clientAddress(peer, header, list).client).toBe(client)
  })
  test('a socket that is gone is nobody', () => {
    expect(clientAddress(undefined, '203.0.113.9', EDGE)).toEqual({ client: null, throughProxy: false })
  })
})

test.each(['proxy.example', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/8/8', '10.0.0.0/x', '::/0'])(
  '%s is no list',
  (list) => {
    expect(readProxies(list)).toBeNull()
  },
)

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:0:1:a:b:c:d', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  [null, 'unknown'],
])('%s belongs to the network %s', (address, network) => {
  expect(networkPart(address)).toBe(network)
})

test('two addresses of one connection are one network', () => {
  expect(networkPart('2001:db8:5:6:1111::1')).toBe(networkPart('2001:0db8:0005:0006:ffff::2'))
  expect(plainAddress('fe80::1%eth0')).toBe('fe80::1')
})
