import { expect, test } from 'vitest'
import { passwordFaults } from './password-rules'

const ABOUT = ['Ines Farrow', 'ines.farrow@brookfield.example', 'Brookfield Primary School']

test.each(['Marmalade-77-kettle', 'z8#Kestrel-loom', 'três-gatos_91 no telhado', 'дождь-идёт-42!'])(
  'lets %s pass',
  (password) => {
    expect(passwordFaults(password, ABOUT)).toEqual([])
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
])('refuses %s', (password) => {
  expect(passwordFaults(password, ABOUT).length).toBeGreaterThan(0)
})
