// Our own list of what people choose first: bare words, names of clubs, of pets and of the year's parts. What surrounds such
// a word (digits, signs, capitals, "3" for "e") is taken off before the comparison, so that one entry stands for thousands.
const WORDS = `
  access admin administrator alexander amazing america andrea andrew angel apple april arsenal ashley august autumn awesome
  babygirl bailey banana baseball basketball batman beautiful blink blue bubbles buster butterfly cambridge changeme charlie
  cheese chelsea chester chicken chocolate christmas computer cookie countersign cowboy daniel david december default diamond
  dolphin dragon easter elephant england everton facebook family february flower football forever freedom friday friends
  gemini george ginger google governor grandma guest guitar handsome hannah harley harry headteacher heather hello hockey
  holiday hunter iloveyou internet jackson january jasmine jennifer jessica jordan joshua july june justin killer kitten
  lemon letmein letters liverpool london looking love lovely lucky maggie manchester march martin master matthew maverick
  member merlin michael mickey monday monkey morning mother mummy mustang myself natasha newcastle nicole nothing november
  october office oliver orange oxford pass passcode passphrase password passwort peanut pepper phoenix picture please
  pokemon prince princess pupil purple qwerty qwertz azerty rainbow rangers robert school scotland secret september
  shadow silver snoopy soccer sophie spider spring staff starwars strawberry summer sunday sunflower sunshine superman
  teacher test thomas thunder thursday tigger tottenham trustno tuesday united user villa wales wednesday welcome whatever
  william winter wizard zaq
`
const COMMON = new Set(WORDS.trim().split(/\s+/))

const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '!"£$%^&*()',
  '!@#$%^&*()',
]
const RUNS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Lower case, without accents, with the letters that digits and signs stand for. */
export const readLoosely = (text: string) => plain(text).replace(/[013457@$!8]/g, (sign) => LOOKALIKES[sign] ?? sign)

/** True when only a common word, a run of the keyboard or one repeated piece is left once the trimmings are off. */
export function isCommonPassword(password: string): boolean {
  const ends = /^[^\p{L}]+|[^\p{L}]+$/gu
  const cores = [readLoosely(plain(password).replace(ends, '')), readLoosely(password).replace(ends, '')]
  return (
    cores.some((core) => {
      const letters = core.replace(/[^\p{L}]/gu, '')
      return letters.length < 3 || COMMON.has(letters) || COMMON.has(letters.replace(/s$/, '')) || isRepeated(letters)
    }) || madeOfRuns(plain(password))
  )
}

const isRepeated = (text: string) => /^(.{1,4}?)\1+$/.test(text)

/** True when runs of three and more neighbours on the keyboard leave fewer than four characters over. */
function madeOfRuns(text: string): boolean {
  let left = text
  for (let length = 10; length >= 3; length--) {
    for (const run of RUNS) {
      for (let at = 0; at + length <= run.length; at++) left = left.replaceAll(run.slice(at, at + length), '')
    }
  }
  return left.length < 4
}
