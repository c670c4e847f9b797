const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`
const live = process.stdout.isTTY

/**
 * One line for one step, with what it took; dots show that a long one is alive. A text that the work gives is shown too.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const since = Date.now()
  process.stdout.write(`  ${name} `)
  const dots = setInterval(() => process.stdout.write('.'), live ? 1000 : 5000)
  try {
    const outcome = await work()
    process.stdout.write(` ${typeof outcome === 'string' ? `${outcome}, ` : ''}${seconds(since)}\n`)
    return outcome
  } catch (error) {
    process.stdout.write(' failed\n')
    throw error
  } finally {
    clearInterval(dots)
  }
}
