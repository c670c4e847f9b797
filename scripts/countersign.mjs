import { existsSync } from 'node:fs'
import { nodeVersionFault } from './prepare/node-version.mjs'
import { fromRoot, ROOT } from './prepare/paths.mjs'
import { stopWith } from './prepare/stop-with.mjs'
import { runTypeScript } from './prepare/typescript.mjs'

// Standard output belongs to the command's answer: this must not write to it.
const tooOld = nodeVersionFault()
if (tooOld) stopWith(tooOld)
if (!existsSync(fromRoot('node_modules/tsx')))
  stopWith('The packages are not installed yet: run npm start or npm ci first.')
const { generate } = await import('./prepare/generate.mjs')
const from = process.env.INIT_CWD ?? process.cwd()
process.chdir(ROOT)
try {
  await generate()
} catch (error) {
  stopWith(error.message)
}
process.exitCode = await runTypeScript('scripts/cli/main.ts', process.argv.slice(2), {
  env: { ...process.env, INIT_CWD: from },
})
