import { isCommonPassword, readLoosely } from './common-passwords'

/** Everything wrong with a new password, in words; `about` are the names and addresses that it must not hold. */
export async function passwordFaults(password: string, about: readonly string[]): Promise<string[]> {
  const length = [...password].length
  const faults = [
    length < 8 && 'Choose a password of at least 8 characters.',
    length > 128 && 'Choose a password of at most 128 characters.',
    !/\p{L}/u.test(password) && 'Add at least one letter.',
    !/\p{N}/u.test(password) && 'Add at least one number.',
    !/[^\p{L}\p{N}\s]/u.test(password) && 'Add at least one special character, such as ! or ?',
    holdsOneOf(password, about) &&
      'Choose a password without your name, your e-mail address or the name of the school.',
    (await isCommonPassword(password)) && 'Many people choose this password, so it is quickly guessed. Choose another.',
  ]
  return faults.filter((fault) => fault !== false)
}

/** Words that every second school's name holds would forbid too much on their own. */
const TOO_ORDINARY = new Set([
  'primary',
  'infant',
  'junior',
  'saint',
  'community',
  'church',
  'high',
  'mail',
  'gmail',
  'outlook',
])

function holdsOneOf(password: string, about: readonly string[]) {
  const read = [readLoosely(password), password.toLowerCase()]
  const words = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return words
    .filter((word) => word.length >= 4 && !TOO_ORDINARY.has(word))
    .some((word) => read.some((text) => text.includes(word) || text.includes(readLoosely(word))))
}
