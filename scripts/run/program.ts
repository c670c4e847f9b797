import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const TETHER = fileURLToPath(new URL('./tether.mjs', import.meta.url))
const tethered = ['--import', TETHER]

/** Arguments for Node.js to run one of our TypeScript programs. */
export const typeScript = (file: string, ...args: string[]) => [
  ...tethered,
  '--conditions=react-server',
  '--import',
  'tsx',
  file,
  ...args,
]

/** Arguments for Node.js to run the web server. */
export const webServer = (mode: 'start' | 'dev', host: string, port: number) => [
  // In development Next hands its own arguments to the process it forks, and the tether would end that one.
  ...(mode === 'start' ? tethered : []),
  createRequire(import.meta.url).resolve('next/dist/bin/next'),
  mode,
  '--hostname',
  host,
  '--port',
  String(port),
]

/** Runs one of our programs to its end and returns what it wrote; throws with its complaint when it fails. */
export function runToEnd(file: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, typeScript(file, ...args), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    let written = ''
    let complaint = ''
    child.stdout?.on('data', (chunk) => {
      written += chunk
    })
    child.stderr?.on('data', (chunk) => {
      complaint += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(written.trim())
      else reject(new Error(`${file} failed.\n${(complaint || written).trim()}`))
    })
  })
}
