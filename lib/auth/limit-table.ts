const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Limit = { points: number; seconds: number; of: string }

/**
 * Every limit of the product: `points` within `seconds`, counted from the first. A school of nine hundred families and its
 * staff stand behind one network, so what is counted by network is wrong guesses, or is wide.
 */
export const LIMITS = {
  // Passwords: wrong ones only. A device and a place from which the account came in before count by themselves.
  'sign_in.device': { points: 10, seconds: 15 * MINUTE, of: 'wrong passwords' },
  'sign_in.place': { points: 10, seconds: 15 * MINUTE, of: 'wrong passwords' },
  'sign_in.place_day': { points: 50, seconds: DAY, of: 'wrong passwords' },
  'sign_in.address': { points: 30, seconds: HOUR, of: 'wrong passwords' },
  'sign_in.network': { points: 100, seconds: 15 * MINUTE, of: 'wrong passwords' },
  // A row of this says that the address came in from the network; it limits nothing.
  'sign_in.seen': { points: 1, seconds: 60 * DAY, of: 'sign-ins' },
  'sign_in_link.address': { points: 5, seconds: HOUR, of: 'links for this address' },
  'sign_in_link.network': { points: 300, seconds: HOUR, of: 'links from your network' },
  // Going to a school's own sign-in and coming back, which asks its provider each time: six hundred people.
  'own_sign_in.network': { points: 1200, seconds: 10 * MINUTE, of: 'sign-ins from your network' },
  second_factor: { points: 5, seconds: 15 * MINUTE, of: 'wrong codes' },
  // Secrets in addresses: wrong ones only.
  'link.network': { points: 60, seconds: 10 * MINUTE, of: 'links that do not work' },
  'fresh_link.link': { points: 5, seconds: HOUR, of: 'requests for a new link' },
  'fresh_link.network': { points: 300, seconds: HOUR, of: 'requests for a new link' },
  // Eight letters that live ten minutes: wrong ones only. Past the limit of all, each network is down to a few.
  'class_code.network': { points: 40, seconds: 10 * MINUTE, of: 'wrong codes' },
  'class_code.all': { points: 2000, seconds: 10 * MINUTE, of: 'wrong codes' },
  'class_code.few': { points: 4, seconds: 10 * MINUTE, of: 'wrong codes' },
  'set_up.network': { points: 10, seconds: 15 * MINUTE, of: 'wrong codes' },
  'set_up.all': { points: 100, seconds: HOUR, of: 'wrong codes' },
  // References that no copy has.
  'verify.network': { points: 40, seconds: 10 * MINUTE, of: 'references that we do not know' },
  // Hashes that no copy has: a class's worth of files that were saved again.
  'verify_file.network': { points: 100, seconds: 10 * MINUTE, of: 'files that we do not know' },
  // By who downloads.
  'download.copy': { points: 200, seconds: 10 * MINUTE, of: 'downloads' },
  'download.pack': { points: 20, seconds: 10 * MINUTE, of: 'print packs' },
  'download.list': { points: 60, seconds: 10 * MINUTE, of: 'lists' },
  'people.import': { points: 30, seconds: 10 * MINUTE, of: 'imports' },
  'scan.send': { points: 60, seconds: 10 * MINUTE, of: 'scans' },
  'policy.import': { points: 20, seconds: 10 * MINUTE, of: 'imports' },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof LIMITS
