import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords'
import { passwordFaults } from './password-rules'

const ABOUT = ['Ines Farrow', 'ines.farrow@brookfield.example', 'Brookfield Primary School']

test.each(['Marmalade-77-kettle', 'z8#Kestrel-loom', 'três-gatos_91 no telhado', 'дождь-идёт-42!'])(
  'lets %s pass',
  async (password) => {
    expect(await passwordFaults(password, ABOUT)).toEqual([])
  },
)

test.each([
  'Ab1!xyz',
  'nodigits-here!',
  '12345678!',
  'NoSpecial123',
  'Password1!',
  'P4ssw0rd!!',
  '!!Welcome2026',
  'Qwerty123!',
  'Liverpool#1',
  'Summer2026!',
  'Abc12345!',
  'aaaaaaa1!',
  'abab1212!!',
  'Farrow_2026_x',
  'f4rr0w-Tea-99',
  'Brookfield#77x',
  'Teachers2026!',
])('refuses %s', async (password) => {
  expect((await passwordFaults(password, ABOUT)).length).toBeGreaterThan(0)
})

/** Each common word as people make it fit the rules: a capital, a year, a sign. */
const madeToFit = (word: string) => [`${word[0]?.toUpperCase()}${word.slice(1)}2026!`, `!1${word}`, `${word}#77`]

test('refuses the three thousand commonest passwords, also made to fit the rules', async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const commonest = dictionary['passwords-common']?.slice(0, 3000) ?? []
  expect(commonest).toHaveLength(3000)
  const passing: string[] = []
  for (const word of commonest) {
    if ((await passwordFaults(word, [])).length === 0) passing.push(word)
    if (!/^\p{L}{4,}$/u.test(word)) continue
    for (const password of madeToFit(word)) if (!(await isCommonPassword(password))) passing.push(password)
  }
  expect(passing).toEqual([])
})

test('refuses what is common without its special characters', async () => {
  for (const password of ['abc123!!', 'sasha_007', '1qaz@wsx', 'trust-no-1', 'P@$$w0rd!'])
    expect(`${password} ${await isCommonPassword(password)}`).toBe(`${password} true`)
})
