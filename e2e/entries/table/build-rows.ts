import type { ActorName } from '../world/actors'
import { type ActionRow, classRefusal, type PageRow, type Refusal, type Row, schoolRefusal, signRefusal } from './row'

type At = PageRow['at']
type Shows = string[] | PageRow['shows']
type More = Partial<Omit<PageRow, 'kind' | 'entry' | 'at' | 'shows' | 'may'>>

const shown = (shows: Shows): PageRow['shows'] => (typeof shows === 'function' ? shows : () => shows)

const pageWith =
  (kind: PageRow['kind'], refusal: PageRow['refusal']) =>
  (entry: string, at: At, may: readonly ActorName[], shows: Shows, more: More = {}): PageRow => ({
    kind,
    entry,
    at,
    may,
    shows: shown(shows),
    refusal,
    ...more,
  })

/** A page below the school's frame. */
export const schoolPage = pageWith('page', schoolRefusal)
/** A page for signers. */
export const signPage = pageWith('page', signRefusal)
/** A page of the tablet in class. */
export const classPage = pageWith('page', classRefusal)
/** A page that anybody may ask for. */
export const publicPage = pageWith('page', () => 'not found')
/** A route handler whose visitors are sent to sign in. */
export const schoolRoute = pageWith('route', schoolRefusal)
/** A route handler that says the same to everybody who may not. */
export const plainRoute = pageWith('route', () => 'not found')

type Act = Omit<ActionRow, 'kind' | 'entry' | 'refusal'> & {
  refusal?: (actor: Parameters<ActionRow['refusal']>[0]) => Refusal
}

/** The actions of one file, by their exported names. */
export const actionsOf =
  (file: string) =>
  (name: string, act: Act): ActionRow => ({ kind: 'action', entry: `${file}#${name}`, refusal: schoolRefusal, ...act })

/** A row named as a failure shows it. */
export const nameOf = ({ entry, about, server }: Row) =>
  [entry, about && `(${about})`, server && server !== 'school' && `[demo with ${server}]`].filter(Boolean).join(' ')
