import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Scripts and workers run with `--conditions=react-server`, where the `react` package leaves out what the renderer of
 * PDFs is built on; this gives it back. In the web process the package is whole and nothing happens.
 */
const INTERNALS = '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE'

const require = createRequire(join(/* turbopackIgnore: true */ process.cwd(), 'package.json'))
const react: Record<string, unknown> = require('react')

if (!(INTERNALS in react)) {
  const whole: Record<string, unknown> = require(join(dirname(require.resolve('react/package.json')), 'index.js'))
  for (const [name, value] of Object.entries(whole)) react[name] ??= value
}
