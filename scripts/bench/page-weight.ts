import type { BrowserContext, Page } from '@playwright/test'

/** What a browser with nothing kept fetches and does for a page; bytes as they came over the network, times from the first request. */
export type PageWeight = {
  scriptBytes: number
  documentBytes: number
  shift: number
  shownMs: number
  usableMs: number
}

/** A phone of a few years ago on a slow line: the processor four times slower, 1.6 Mbit/s, 150 ms there and back. */
const SLOW = { cpu: 4, bytesPerSecond: 1_600_000 / 8, latencyMs: 150 }

type Shifts = { weighedShift?: number }

/** Opens a page in a new window of the context and waits until nothing more comes. */
export async function weighPage(context: BrowserContext, address: string, { slow = false } = {}): Promise<PageWeight> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const kinds = new Map<string, string>()
  const bytes = { Script: 0, Document: 0 }
  devtools.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type ?? ''))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind === 'Script' || kind === 'Document') bytes[kind] += encodedDataLength
  })
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  if (slow) {
    const { cpu: rate, bytesPerSecond, latencyMs: latency } = SLOW
    const line = { offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond }
    await devtools.send('Network.emulateNetworkConditions', line)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate })
  }
  await page.addInitScript(() => {
    const seen = window as unknown as { weighedShift?: number }
    seen.weighedShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.weighedShift = (seen.weighedShift ?? 0) + (entry as PerformanceEntry & { value: number }).value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const weight = await timesOf(page)
  await page.close()
  return { scriptBytes: bytes.Script, documentBytes: bytes.Document, ...weight }
}

/** Its forms are plain HTML: a page can be used as soon as it is shown and read to its end. */
const timesOf = (page: Page) =>
  page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const shownMs = paint?.startTime ?? 0
    return {
      shift: (window as unknown as Shifts).weighedShift ?? 0,
      shownMs,
      usableMs: Math.max(shownMs, navigation?.domInteractive ?? 0),
    }
  })
