import { type ChildProcess, spawn } from 'node:child_process'

const FAILURES = 5
const WITHIN_MS = 60_000
const STOP_WITHIN_MS = 20_000

type Program = { name: string; args: string[]; env: NodeJS.ProcessEnv; onGivenUp: (sentence: string) => void }

export type Child = {
  stop(): Promise<void>
  /** From now on what it writes is shown as it comes; until then it is kept, and shown only if it dies. */
  show(): void
}

/** Runs a Node.js program and runs it again when it dies; gives up with a sentence when it dies five times within a minute. */
export function keepRunning({ name, args, env, onGivenUp }: Program): Child {
  const deaths: number[] = []
  let stopping = false
  let held: string[] | null = []
  let child = launch()

  function launch(): ChildProcess {
    // A group of its own: Ctrl-C reaches only us, and we stop the parts in order.
    const started = spawn(process.execPath, args, {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    started.stdout?.on('data', (chunk) => (held ? held.push(String(chunk)) : process.stdout.write(chunk)))
    started.once('exit', (code, signal) => died(signal ?? `code ${code}`))
    return started
  }

  function died(how: string) {
    if (stopping) return
    process.stdout.write(held?.splice(0).join('') ?? '')
    const now = Date.now()
    deaths.push(now)
    const recent = deaths.filter((at) => at > now - WITHIN_MS).length
    if (recent >= FAILURES)
      return onGivenUp(`The ${name} ended ${recent} times within a minute (${how}), so Countersign stops.`)
    console.error(`The ${name} ended (${how}) and is started again.`)
    setTimeout(() => {
      if (!stopping) child = launch()
    }, recent * 300)
  }

  const alive = () => child.exitCode === null && child.signalCode === null
  const stop = () => {
    stopping = true
    return ended(child, alive)
  }
  const show = () => {
    held = null
  }
  return { stop, show }
}

/** Asks it to finish what it is doing and end; ends it when it takes too long. */
function ended(child: ChildProcess, alive: () => boolean): Promise<void> {
  if (!alive()) return Promise.resolve()
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
