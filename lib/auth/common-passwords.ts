import 'server-only'

// What schools add to the list of what people choose first. What surrounds such a word (digits, signs, capitals, "3" for
// "e") is taken off before the comparison, so that one entry stands for thousands.
const OF_SCHOOLS = [
  'classroom',
  'countersign',
  'headteacher',
  'ofsted',
  'passphrase',
  'phonics',
  'pupil',
  'safeguarding',
]

/** Some fifty thousand that were found most often where passwords were stolen; read when somebody first chooses one. */
const readCommon = async () => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set([...(dictionary['passwords-common'] ?? []), ...OF_SCHOOLS])
}
let common: ReturnType<typeof readCommon> | undefined

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

/** True when it is a common password, or only one, a run of the keyboard or one repeated piece is left once the trimmings are off. */
export async function isCommonPassword(password: string): Promise<boolean> {
  common ??= readCommon()
  const known = await common
  const ends = /^[^\p{L}]+|[^\p{L}]+$/gu
  const whole = [plain(password), plain(password).replace(/[^\p{L}\p{N}]/gu, '')]
  const cores = [readLoosely(plain(password).replace(ends, '')), readLoosely(password).replace(ends, '')]
  const words = cores.map((core) => core.replace(/[^\p{L}]/gu, ''))
  return (
    whole.some((text) => known.has(text)) ||
    words.some((word) => word.length < 3 || known.has(word) || known.has(word.replace(/s$/, '')) || isRepeated(word)) ||
    madeOfRuns(plain(password))
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
