import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'

/** A sentence when nothing can be written to the folder, else null. */
export function writeFault(folder) {
  const probe = join(folder, `.countersign-probe-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
    return null
  } catch (error) {
    return `Countersign cannot write to ${folder} (${error.code}): give this user the right to, or set DATA_DIR to another folder.`
  }
}

/** A sentence when the checkout itself, where packages and builds go, cannot be written to, else null. */
export function checkoutFault() {
  try {
    accessSync(ROOT, constants.W_OK)
    return null
  } catch (error) {
    return `Countersign has to install or build in ${ROOT} and cannot write there (${error.code}): give this user the right to, or copy the folder to a place where it may write.`
  }
}

/** A sentence when nothing can listen on the address, else null. */
export function listenFault(host, port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(sentence(error.code, host, port)))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}

function sentence(code, host, port) {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken by another program: stop it, or choose a port with PORT=${port + 1} npm start.`
  if (code === 'EACCES')
    return `This user may not listen on port ${port}: choose one above 1023 with PORT=3000 npm start.`
  return `Countersign cannot listen on ${host} (${code}): set HOST to an address of this computer.`
}
