import { runChecks } from './check/run-checks.mjs'
import { nodeVersionFault } from './prepare/node-version.mjs'
import { ROOT } from './prepare/paths.mjs'
import { preparePackages } from './prepare/prepare.mjs'
import { stopWith } from './prepare/stop-with.mjs'

process.chdir(ROOT)
const tooOld = nodeVersionFault()
if (tooOld) stopWith(tooOld)
try {
  await preparePackages()
} catch (error) {
  stopWith(error.message)
}
const failed = await runChecks()
console.log(failed === 0 ? 'Every check passed.' : `${failed} of the checks failed.`)
process.exitCode = failed === 0 ? 0 : 1
