import { execFileSync, spawnSync } from 'node:child_process'
import { userInfo } from 'node:os'

export type SystemUser = { uid?: number; gid?: number }

const idOf = (flag: '-u' | '-g', name: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }).toString())

function lookUp(name: string): SystemUser | null {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) }
  } catch {
    return null
  }
}

function create(name: string): SystemUser | null {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  return lookUp(name)
}

/** Whom PostgreSQL runs as: ourselves, or for root, whom it refuses, a user without any other power. */
export function databaseUser(): SystemUser {
  if (userInfo().uid !== 0) return {}
  const user = lookUp('postgres') ?? create('postgres') ?? lookUp('nobody')
  if (!user)
    throw new Error('PostgreSQL does not run as root: create a system user called postgres, or start as another user.')
  return user
}

/** Whether that user can enter the folder or run the file at `path`. */
export function canReach(user: SystemUser, path: string): boolean {
  if (user.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...user, cwd: '/' }).status === 0
}
