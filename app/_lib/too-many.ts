import 'server-only'
import { answerTooMany } from '@/lib/edge'
import { AppError } from '@/lib/errors'

export type TooMany = {
  /** Why not yet, and when. */
  tooMany: string
  /** Seconds. */
  retryAfter: number
}

/** Does it, or says why not yet: the sentence of a limit that is spent, with which the page answers. Other failures pass through. */
export async function orTooMany<T>(run: () => Promise<T>): Promise<{ done: T } | TooMany> {
  try {
    return { done: await run() }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'TOO_MANY') throw error
    const retryAfter = error.retryAfter ?? 60
    answerTooMany(retryAfter)
    return { tooMany: error.message, retryAfter }
  }
}

/** The answer of a route handler, which has no page: the sentence, and when to try again. */
export function tooManyResponse({ tooMany, retryAfter }: TooMany): Response {
  return new Response(`${tooMany}\n`, {
    status: 429,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': String(retryAfter),
      'cache-control': 'private, no-store',
    },
  })
}
