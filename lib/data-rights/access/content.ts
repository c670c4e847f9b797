import { z } from 'zod'

const at = z.iso.datetime()
const day = z.iso.date()
const text = z.string().nullable()

/**
 * A file of everything held about a person, version 1; docs/access-file.md says what each part means. `null` is "nothing is held",
 * or "left out", which `leftOut` explains.
 */
export const AccessContent = z.strictObject({
  format: z.literal('countersign-access-file'),
  version: z.literal(1),
  madeAt: at,
  school: z.strictObject({ name: z.string(), urn: z.string() }),
  madeFor: z.enum(['person', 'parent']),
  /** In sentences: what this file does not hold, and why. */
  leftOut: z.array(z.string()),
  record: z.strictObject({
    id: z.string(),
    name: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    dateOfBirth: day.nullable(),
    email: text,
    phone: text,
    upn: text,
    /** Keys in other systems, and earlier numbers. */
    otherKeys: z.array(z.string()),
    addedAt: at,
    changedAt: at,
    archivedAt: at.nullable(),
  }),
  memberships: z.array(
    z.strictObject({ kind: z.string(), title: text, startsOn: day, endsOn: day.nullable(), endReason: text }),
  ),
  classes: z.array(z.strictObject({ academicYear: z.number(), yearGroup: z.number(), className: text })),
  household: z.array(
    z.strictObject({
      /** What the other is to the person of this file. */
      other: z.enum(['parent', 'child']),
      name: text,
      relationship: z.string(),
      parentalResponsibility: z.string(),
      appointed: z.boolean(),
      contactOrder: z.boolean().nullable(),
      livesWith: z.boolean(),
      receivesMail: z.boolean(),
      startedOn: day,
      endedOn: day.nullable(),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      name: z.string(),
      email: text,
      createdAt: at,
      lastSignInAt: at.nullable(),
      stoppedAt: at.nullable(),
      posts: z.array(z.strictObject({ post: z.string(), startsAt: at, endedAt: at.nullable() })),
      secondSteps: z.array(
        z.strictObject({ kind: z.string(), name: z.string(), addedAt: at, lastUsedAt: at.nullable() }),
      ),
      joined: z.array(z.strictObject({ issuer: z.string(), email: z.string(), joinedAt: at })),
      sessions: z.array(z.strictObject({ browser: z.string(), begunAt: at, lastSeenAt: at })),
    }),
  ),
  requests: z.array(
    z.strictObject({
      form: z.string(),
      version: z.number(),
      round: z.string(),
      audience: z.string(),
      state: z.string(),
      /** Whether the person is asked to sign, or the form is about them. */
      part: z.enum(['signs', 'is about them']),
      about: text,
      className: text,
      askedAt: at.nullable(),
      completedAt: at.nullable(),
      exemptReason: text,
      closedReason: text,
    }),
  ),
  signatures: z.array(
    z.strictObject({
      reference: z.string(),
      form: z.string(),
      round: z.string(),
      outcome: z.string(),
      askedAt: at.nullable(),
      openedAt: at.nullable(),
      signedAt: at,
      route: z.string(),
      knownBy: z.string(),
      sharedAddress: z.boolean(),
      /** Place in the school's chain of evidence, and the hash of the entry. */
      sequence: z.number(),
      hash: z.string(),
      /** The sections as they were hashed; null for one that was erased. */
      identity: z.record(z.string(), z.unknown()).nullable(),
      act: z.record(z.string(), z.unknown()).nullable(),
      network: z.record(z.string(), z.unknown()).nullable(),
      takenBackAt: at.nullable(),
      takenBackReason: text,
    }),
  ),
  copies: z.array(
    z.strictObject({ reference: z.string(), form: z.string(), completedAt: at, pages: z.number(), file: z.string() }),
  ),
  scans: z.array(
    z.strictObject({
      form: z.string(),
      about: text,
      page: z.number().nullable(),
      scannedAt: at,
      recordedAt: at.nullable(),
      sha256: text,
    }),
  ),
  messages: z.array(
    z.strictObject({
      to: z.string(),
      at,
      sentAt: at.nullable(),
      state: z.string(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
  links: z.array(
    z.strictObject({
      round: z.string(),
      sentTo: z.string(),
      sentAt: at,
      endsAt: at,
      revokedAt: at.nullable(),
      openedAt: z.array(at),
    }),
  ),
  drafts: z.array(z.strictObject({ form: z.string(), changedAt: at, typed: z.record(z.string(), z.unknown()) })),
  classSessions: z.array(z.strictObject({ className: z.string(), startedAt: at, endedAt: at.nullable() })),
  trail: z.array(
    z.strictObject({
      at,
      action: z.string(),
      by: z.enum(['the person', 'the school', 'somebody else', 'Countersign']),
    }),
  ),
  keeping: z.strictObject({ keptUntil: day.nullable(), held: z.boolean() }),
  earlierFiles: z.array(z.strictObject({ madeAt: at })),
})
export type AccessContent = z.output<typeof AccessContent>

/** A part that one reader fills. */
export type Part<Key extends keyof AccessContent> = Pick<AccessContent, Key>

export const iso = (date: Date) => date.toISOString()
export const isoOrNull = (date: Date | null) => date?.toISOString() ?? null
