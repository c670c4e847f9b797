import { expect, test } from 'vitest'
import { mailBody } from './layout'

const content = {
  school: { name: 'St Bede’s & <All Saints>', accent: '#ffee00' },
  heading: 'Sign "again"',
  paragraphs: ['Dear <script>alert(1)</script>', "O'Neill & family"],
  button: { label: 'Read and sign', href: 'https://sign.school.example/l/abc?x=1&y="2"' },
  footer: 'Ask the office.',
}

test('everything that was given is escaped in the HTML', () => {
  const { html } = mailBody(content)
  expect(html).not.toContain('<script>')
  expect(html).toContain('St Bede’s &amp; &lt;All Saints&gt;')
  expect(html).toContain('O&#39;Neill &amp; family')
  expect(html).toContain('href="https://sign.school.example/l/abc?x=1&amp;y=&quot;2&quot;"')
})

test('the HTML loads nothing and has no table', () => {
  const { html } = mailBody(content)
  expect(html).not.toMatch(/<img|<link|url\(|<table|<script/)
})

test('an accent too light for text is darkened', () => {
  expect(mailBody(content).html).not.toContain('#ffee00')
})

test('the plain text holds the same words and the address on a line of its own', () => {
  const { text } = mailBody(content)
  expect(text.split('\n')).toContain(content.button.href)
  for (const words of [content.heading, ...content.paragraphs, content.footer]) expect(text).toContain(words)
})

test('a button that leads to no web page is refused', () => {
  expect(() => mailBody({ ...content, button: { label: 'x', href: 'javascript:alert(1)' } })).toThrow(/web address/)
})
