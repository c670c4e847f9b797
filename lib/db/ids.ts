import { v7 } from 'uuid'

/** A new time-ordered identifier (UUIDv7), for rows that are written many at a time. */
export const newId = (): string => v7()
