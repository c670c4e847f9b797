import { type ChildProcess, spawn } from 'node:child_process'
import { backoff } from './backoff'

const STOP_WITHIN_MS = 20_000

type Program = { name: string; args: string[]; env: NodeJS.ProcessEnv; onGivenUp: (sentence: string) => void }

export type Child = {
  stop(): Promise<void>
  /** From now on what it writes is shown as it comes; until then it is kept, and shown only if it dies. */
  show(): void
  /** It was seen at work, so whatever ends it now is no fault of its settings and it is never given up. */
  ran(): void
}

/** What a program says to the one that started it once it is at work. */
export const AT_WORK = 'at work'

/** Runs a Node.js program and runs it again whenever it dies; gives up with a sentence when it never ran at all. */
export function keepRunning({ name, args, env, onGivenUp }: Program): Child {
  const waits = backoff()
  let stopping = false
  let held: string[] | null = []
  let child = launch()

  function launch(): ChildProcess {
    const since = Date.now()
    // A group of its own: Ctrl-C reaches only us, and we stop the parts in order.
    const started = spawn(process.execPath, args, {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    started.stdout?.on('data', (chunk) => (held ? held.push(String(chunk)) : process.stdout.write(chunk)))
    started.on('message', (said) => said === AT_WORK && waits.ran())
    started.once('exit', (code, signal) => died(signal ?? `code ${code}`, Date.now() - since))
    return started
  }

  function died(how: string, livedMs: number) {
    if (stopping) return
    process.stdout.write(held?.splice(0).join('') ?? '')
    const wait = waits.afterDeath(livedMs)
    if (wait === null) return onGivenUp(`The ${name} ends as soon as it starts (${how}), so Countersign stops.`)
    console.error(`The ${name} ended (${how}) and is started again.`)
    setTimeout(() => {
      if (!stopping) child = launch()
    }, wait)
  }

  const alive = () => child.exitCode === null && child.signalCode === null
  const stop = () => {
    stopping = true
    return ended(child, alive)
  }
  const show = () => {
    held = null
  }
  return { stop, show, ran: waits.ran }
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
