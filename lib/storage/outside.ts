import 'server-only'
import { env } from '@/lib/env'
import type { OutsideStore } from './file-store'
import { s3Store } from './s3-store'

const { STORAGE_URL: url, STORAGE_ACCESS_KEY: accessKey, STORAGE_SECRET_KEY: secretKey } = env

let store: OutsideStore | null = url ? s3Store({ url, accessKey, secretKey }) : null

/** The store outside of the settings; null where files stay in the database. */
export const outsideStore = (): OutsideStore | null => store

/** Another store for the time of a test. */
export function useStore(another: OutsideStore | null): void {
  store = another
}
