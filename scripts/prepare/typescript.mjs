import { run } from './run.mjs'

/** Runs one of our TypeScript programs in Node.js; resolves to its exit code. */
export async function runTypeScript(file, args, options) {
  // `server-only` refuses to load without this condition.
  const { code } = await run(process.execPath, ['--conditions=react-server', '--import', 'tsx', file, ...args], options)
  return code
}
