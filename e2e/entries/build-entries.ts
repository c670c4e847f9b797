import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = <T>(folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T

type ServerReferences = Record<
  'node' | 'edge',
  Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
>

/** A server action of the build: its identifier, and the address pattern of a page that carries it. */
export type BuiltAction = { id: string; page: string }

/** Everything that the build answers to, by the names that the table uses. */
export type BuiltEntries = { pages: string[]; routes: string[]; actions: Map<string, BuiltAction> }

/** Reads the manifests of a build: pages and route handlers by address pattern, actions by `file#name` below `app`. */
export function readBuild(folder = '.next'): BuiltEntries {
  const paths = read<Record<string, string>>(folder, 'app-path-routes-manifest.json')
  // A second router's pages would be entries too; its two error pages are all there is.
  const older = Object.keys(read<Record<string, string>>(folder, 'server/pages-manifest.json'))
  const references = read<ServerReferences>(folder, 'server/server-reference-manifest.json')
  const ending = (end: string) => Object.keys(paths).filter((path) => path.endsWith(end))
  const address = (path: string) => paths[path] ?? path
  const actions = new Map<string, BuiltAction>()
  for (const [id, { workers, filename, exportedName }] of [
    ...Object.entries(references.node),
    ...Object.entries(references.edge),
  ]) {
    const page = Object.keys(workers)[0]?.replace(/^app/, '') ?? ''
    actions.set(`${filename.replace(/^app\//, '')}#${exportedName}`, { id, page: address(page) })
  }
  return {
    pages: [...ending('/page').map(address), ...older.filter((path) => !['/404', '/500'].includes(path))].sort(),
    routes: ending('/route').map(address).sort(),
    actions,
  }
}
