import 'server-only'
import { env } from '@/lib/env'
import type { WrappedKind } from './wrapped-columns'
import { unwrapWith, wrapWith } from './wrapping'

/** The secrets that may open what is kept: the present one, and the one before while it is being replaced. */
const secrets = () => [env.NEXTAUTH_SECRET, env.NEXTAUTH_SECRET_PREVIOUS].filter((secret) => secret !== undefined)

/** A text, encrypted with the installation's secret for the column of its kind. */
export const wrap = (kind: WrappedKind, text: string): string => wrapWith(env.NEXTAUTH_SECRET, kind, text)

/** The text again; throws when the installation's secret is another than it was wrapped with. */
export const unwrap = (kind: WrappedKind, wrapped: string): string => unwrapWith(secrets(), kind, wrapped)
