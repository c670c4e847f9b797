import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { binaries } from './binaries'
import { claim, giveUp, withLock } from './in-use'
import { placeOf, spareFolder } from './place'
import { isAlive } from './processes'
import { APPLICATION, DATABASE, ensureRoles, OWNER } from './roles'
import { initialise, start, stop } from './server'
import { databaseUser } from './system-user'

export type EmbeddedDatabase = {
  ownerUrl: string
  applicationUrl: string
  superuserUrl: string
  /** PostgreSQL's files. */
  folder: string
  alive(): boolean
  /** Starts it again where it was, after it died; whoever comes second joins. */
  revive(): Promise<void>
  /** Lets go of it; the last process that does stops the server. */
  release(): Promise<void>
}

/** Starts the PostgreSQL below `dataDir`, made on first use, or joins it when it runs; `flags` are its settings, `name=value`. */
export async function openEmbedded(dataDir: string, flags: string[] = []): Promise<EmbeddedDatabase> {
  const home = resolve(dataDir)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  return withLock(home, async () => {
    const user = databaseUser()
    const place = placeOf(home, user)
    const { folder } = place
    const programs = binaries(user, spareFolder(home))
    const server = { folder, log: join(home, 'postgres.log'), user, programs, password: place.superuser, flags }
    if (!existsSync(join(folder, 'PG_VERSION'))) initialise(server)
    refuseOtherVersion(folder, programs.major)
    let { pid, port } = await start(server)
    claim(home)
    const url = (name: string, password: string, database: string) =>
      `postgresql://${name}:${password}@127.0.0.1:${port}/${database}`
    const superuserUrl = url('postgres', place.superuser, 'postgres')
    await ensureRoles(superuserUrl, place)
    return {
      ownerUrl: url(OWNER, place.owner, DATABASE),
      applicationUrl: url(APPLICATION, place.application, DATABASE),
      superuserUrl,
      folder,
      alive: () => isAlive(pid),
      revive: () =>
        withLock(home, async () => {
          if (!isAlive(pid)) pid = (await start(server, port)).pid
        }),
      release: () => withLock(home, async () => (giveUp(home) ? stop(pid) : undefined)),
    }
  })
}

function refuseOtherVersion(folder: string, ours: string) {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (made === ours) return
  throw new Error(
    `The database in ${folder} belongs to PostgreSQL ${made}, and this version of Countersign brings PostgreSQL ${ours}: use the version of Countersign that made it.`,
  )
}
