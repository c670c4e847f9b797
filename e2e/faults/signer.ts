import { setTimeout as sleep } from 'node:timers/promises'
import type { Ledger } from './ledger'
import { MissingForm, type Page, plain, plainBrowser, titleOf } from './plain-browser'
import type { Random } from './random'

export type Visit = { slotId: string; token: string; name: string }
export type Signing = {
  ledger: Ledger
  origin: () => string
  random: Random
  /** Presses of “Sign now” that wait for their answer. */
  inFlight: { presses: number; requests: number }
  /** What no signer should ever see, with where. */
  onStrange: (what: string) => void
}

const REFERENCE = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}\b/
const PATIENCE_MS = 90_000

/** One person signs the one form asked of them, as a browser without a script does, and looks again whenever no answer comes. */
export async function signOnce(visit: Visit, signing: Signing): Promise<void> {
  const { ledger, random, origin, inFlight, onStrange } = signing
  const { slotId, token, name } = visit
  const browser = plainBrowser(origin)
  const remembered = ledger.of(slotId)
  const mischief = random.oneIn(10)
  const hasty = random.oneIn(8)
  const leaves = random.oneIn(3)
  const form = `/sign/${slotId}`
  const think = () => sleep(random.between(50, 900))

  const link = await patiently(() => browser.open(`/l/${token}`))
  await patiently(() => browser.send(link, /Open my forms/))
  while (!remembered.acknowledged && !remembered.leftUnknown) {
    const page = await patiently(() => browser.open(form))
    if (noteConfirmed(page)) return
    await think()
    // A declaration that is not ticked is refused, and pressing on without it is refused too.
    const filled = await patiently(() =>
      browser.send(page, /Check your answers/, { typedName: name, ...(!mischief && { declared: 'yes' }) }),
    )
    if (mischief) {
      if (!/Please look at this again/.test(filled.html))
        onStrange(`not refused: ${titleOf(filled.html)} ${filled.path}`)
      remembered.refused += 1
      return
    }
    if (noteConfirmed(filled)) return
    if (!filled.path.endsWith('/check')) continue
    await think()
    const presses = hasty ? [press(filled), press(filled)] : [press(filled)]
    await Promise.all(presses)
  }

  async function press(check: Page) {
    inFlight.presses += 1
    try {
      const after = await browser.send(check, /^\s*Sign now/)
      if (after.status >= 500) throw new Error(`status ${after.status}`)
      if (noteConfirmed(after)) return
      if (/We do not know yet whether this was signed/.test(after.html)) throw new Error('away')
      if (/Nothing was signed by this press/.test(after.html)) remembered.refused += 1
      // The confirmation came as an address, and the page behind it did not.
      else onStrange(`after a press: ${after.status} ${titleOf(after.html)} ${after.path}`)
    } catch {
      remembered.unknown += 1
      if (leaves) remembered.leftUnknown = true
    } finally {
      inFlight.presses -= 1
    }
  }

  /** Whether the page confirms the signature; its reference is remembered for ever. */
  function noteConfirmed({ status, path, html }: Page): boolean {
    const words = plain(html)
    const shown = status === 200 && /Signed|already signed/.test(words) ? REFERENCE.exec(words)?.[0] : undefined
    const given = path.startsWith('/sign/done') ? REFERENCE.exec(decodeURIComponent(path))?.[0] : undefined
    const reference = shown ?? given
    if (!reference) return false
    if (remembered.acknowledged && remembered.acknowledged !== reference) {
      onStrange(`two references for one form: ${remembered.acknowledged} and ${reference}`)
    }
    remembered.acknowledged = reference
    return true
  }

  /** Reads or sends until there is an answer: what is asked for here may be asked for twice. */
  async function patiently(work: () => Promise<Page>): Promise<Page> {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      inFlight.requests += 1
      const page = await work()
        .catch((error: unknown) => {
          if (error instanceof MissingForm) throw error
          return String(error)
        })
        .finally(() => {
          inFlight.requests -= 1
        })
      if (typeof page !== 'string' && page.status < 500) return page
      if (Date.now() > end)
        throw new Error(`No answer for ${PATIENCE_MS / 1000} s: ${typeof page === 'string' ? page : page.status}`)
      await sleep(random.between(200, 700))
    }
  }
}
