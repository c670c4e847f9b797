import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const startNote = (dataDir) => join(dataDir, 'running.json')

/** The start that serves from this data folder: { pid, address }, or null when none lives. */
export function liveStart(dataDir) {
  try {
    const { pid, address } = JSON.parse(readFileSync(startNote(dataDir), 'utf8'))
    if (pid === process.pid) return null
    process.kill(pid, 0)
    // The number may have gone to another program since.
    if (!commandOf(pid).includes('start.mjs')) return null
    return { pid, address }
  } catch (error) {
    return error.code === 'EPERM' ? { pid: 'another user’s', address: 'its own address' } : null
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return 'start.mjs'
  }
}
