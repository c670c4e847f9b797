import { expect, test } from 'vitest'
import { softHref } from './soft-href'

const HERE = { origin: 'https://school.example', pathname: '/dashboard', search: '?q=ada' }
const CLICK = { defaultPrevented: false, button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false }
const link = (href: string, attributes: string[] = [], target = '') => ({
  href: new URL(href, 'https://school.example/dashboard?q=ada').href,
  target,
  hasAttribute: (name: string) => ['href', ...attributes].includes(name),
})

test.each([
  ['/people/1', '/people/1'],
  ['/dashboard?state=all#who', '/dashboard?state=all#who'],
  ['?page=2', '/dashboard?page=2'],
])('%s is followed softly', (href, to) => {
  expect(softHref(CLICK, link(href), HERE)).toBe(to)
})

test.each([
  ['a file', CLICK, link('/api/copies/1')],
  ['a download', CLICK, link('/people/1', ['download'])],
  ['another place', CLICK, link('https://example.com/people')],
  ['an address for mail', CLICK, link('mailto:office@school.example')],
  ['a mark on this page', CLICK, link('#who')],
  ['another window', CLICK, link('/people/1', [], '_blank')],
  ['a new tab', { ...CLICK, ctrlKey: true }, link('/people/1')],
  ['the middle button', { ...CLICK, button: 1 }, link('/people/1')],
  ['what somebody else has followed', { ...CLICK, defaultPrevented: true }, link('/people/1')],
])('%s is left to the browser', (_what, click, to) => {
  expect(softHref(click, to, HERE)).toBeNull()
})
