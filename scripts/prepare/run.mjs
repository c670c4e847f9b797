import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

/**
 * Runs a program; its output is ours, or with `quiet` kept.
 * @returns {Promise<{ code: number, output: string, errors: string }>}
 */
export function run(program, args, { env = process.env, quiet = false, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let output = ''
    let errors = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      errors += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output, errors }))
  })
}
