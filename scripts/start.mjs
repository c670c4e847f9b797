// Runs on a fresh clone: nothing is imported here that npm has to install first.
import { resolve } from 'node:path'
import { listenFault, writeFault } from './prepare/checks.mjs'
import { liveStart } from './prepare/live-start.mjs'
import { nodeVersionFault } from './prepare/node-version.mjs'
import { ROOT } from './prepare/paths.mjs'
import { prepareBuild, preparePackages } from './prepare/prepare.mjs'
import { stopWith } from './prepare/stop-with.mjs'

const MODES = { '--dev': 'dev', '--worker-only': 'worker' }
const mode = MODES[process.argv[2]] ?? 'start'
const since = Date.now()

process.chdir(ROOT)
const tooOld = nodeVersionFault()
if (tooOld) stopWith(tooOld)

const dataDir = resolve(process.env.DATA_DIR || '.data')
const cannotWrite = writeFault(dataDir)
if (cannotWrite) stopWith(cannotWrite)

if (mode !== 'worker') {
  const running = liveStart(dataDir)
  if (running) stopWith(`Countersign already runs from this folder, as process ${running.pid} at ${running.address}.`)
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 3000)
  // A port that is no number is the settings' matter, which say more about it.
  const taken = port >= 1 && port <= 65535 ? await listenFault(host, port) : null
  if (taken) stopWith(taken)
}

console.log(mode === 'worker' ? 'Starting a worker of Countersign' : 'Starting Countersign')
try {
  await preparePackages()
  if (mode === 'start') await prepareBuild()
  const { register } = await import('tsx/esm/api')
  register()
  const { serve } = await import('./run/serve.ts')
  await serve({ mode, since })
} catch (error) {
  stopWith(error instanceof Error ? error.message : String(error))
}
