import { runTypeScript } from './prepare/typescript.mjs'

process.exitCode = await runTypeScript('scripts/migration/write.ts', process.argv.slice(2))
