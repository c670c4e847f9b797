type Stop = () => Promise<void>

/** Keeps what has to be stopped; stops it in the opposite order, once, on a signal or when a part cannot go on. */
export function stoppable() {
  const stops: Stop[] = []
  let stopping = false

  async function end(code: number) {
    if (stopping) return
    stopping = true
    while (stops.length > 0)
      await stops
        .pop()?.()
        .catch((error: unknown) => console.error(String(error)))
    process.exit(code)
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) console.log('\nStopping Countersign')
      void end(0)
    })
  }
  return {
    onStop: (stop: Stop) => stops.push(stop),
    stopWith(sentence: string) {
      if (!stopping) console.error(sentence)
      void end(1)
    },
    /** Stops what runs already, when the start itself failed. */
    end,
  }
}
