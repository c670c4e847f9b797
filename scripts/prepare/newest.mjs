import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds of the youngest file below `folder`; 0 when there is none. */
export function newestChange(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce(
        (newest, entry) => Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
        0,
      )
  } catch (error) {
    if (error.code === 'ENOENT') return 0
    throw error
  }
}
