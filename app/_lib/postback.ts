import 'server-only'
import { headers } from 'next/headers'

/** Whether this page is drawn in answer to a form that was sent without a script: what was typed must then come back. */
export const isPostback = async () => ((await headers()).get('content-type') ?? '').startsWith('multipart/form-data')
