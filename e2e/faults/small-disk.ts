import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SIZE = '256m'
const PIECE = Buffer.alloc(64 * 1024, 1)

/** A real file system of its own that is small enough to fill; null where this computer lets us make none. */
export function mountSmallDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'none', folder])
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  chmodSync(folder, 0o711)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    /** Writes until not a byte more fits. */
    fill() {
      const file = openSync(ballast, 'a')
      try {
        for (let piece = PIECE; piece.length > 0; ) {
          try {
            if (writeSync(file, piece) < piece.length) throw new Error('full')
          } catch {
            piece = piece.subarray(0, Math.floor(piece.length / 2))
          }
        }
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove() {
      spawnSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
