import type { Post } from '@/lib/auth/actor'

export const PASSWORD_HINT =
  'At least 8 characters, with letters, numbers and special characters. Not your name, your e-mail address or the school’s name.'

/** An authenticator app or a passkey of one's own. */
export type FactorRow = {
  id: string
  kind: 'app' | 'passkey'
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  mayRemove: boolean
}

/** A browser in which one is signed in. */
export type SessionRow = {
  id: string
  /** Such as "Firefox on Windows". */
  browser: string
  begunAt: Date
  /** Right to some minutes. */
  lastSeenAt: Date
  /** The browser that asks. */
  present: boolean
}

/** Fewer recovery codes than this ask for new ones. */
export const FEW_CODES = 4

/** A post as a page shows it; `mayEnd` says whether the reader may take it back. */
export type PostRow = { grantId: string; post: Post; className: string | null; since: Date; mayEnd: boolean }

export type AccountRow = {
  id: string
  name: string
  email: string | null
  posts: PostRow[]
  suspended: { at: Date; reason: string | null } | null
  lastSignInAt: Date | null
  /** The reader's own account. */
  own: boolean
  maySuspend: boolean
  /** An authenticator app or a passkey is set up. */
  hasSecondFactor: boolean
  /** The posts that the reader may give to this account. */
  mayGrant: Post[]
}

/** Someone of the school who could be invited. */
export type InvitableRow = { personId: string; name: string; email: string; memberships: string[]; invited: boolean }

/** A button of the demonstration's sign-in page. */
export type DemoAccount = { accountId: string; name: string; title: string; description: string }

/** Somebody at a school's own sign-in to whom an account is joined. */
export type JoinedOpenId = {
  id: string
  issuer: string
  /** The address that was proved when it was joined. */
  email: string
  joinedAt: Date
  mayUnjoin: boolean
}
