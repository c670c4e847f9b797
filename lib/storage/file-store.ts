export type KeptFile = { bytes: Uint8Array; contentType: string }

/** Which file of which school. */
export type FileKey = { schoolId: string; sha256: string }

/** A place outside the database in which bytes are kept; each throws StoreAway when it cannot be used. */
export type OutsideStore = {
  /** Its name for people, without any secret. */
  name: string
  put(key: FileKey, file: KeptFile): Promise<void>
  /** Null when it has nothing under the key. */
  get(key: FileKey): Promise<Uint8Array | null>
  remove(key: FileKey): Promise<void>
  list(): AsyncGenerator<FileKey & { since: Date }>
}
