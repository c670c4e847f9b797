import { v7 } from 'uuid'

/** A new time-ordered identifier (UUIDv7), for rows that are written many at a time. */
export const newId = (): string => v7()

/** Whether a word from an address could be the identifier of anything; the database refuses to compare others. */
export const isId = (word: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)
