let noteFailure: ((error: unknown) => void) | undefined

/** Runs once in each web process before it answers. */
export async function register() {
  // The other runtime never changes anything and cannot load the database's driver.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const edge = await import('@/lib/edge')
  edge.guardEdge()
  const answers = await import('@/lib/answers')
  answers.guardAnswers()
  noteFailure = answers.noteFailure
  const reactions = await import('@/lib/reactions/register')
  reactions.register()
}

/** Next.js tells each failure of a page, an action or a route here, before it answers. */
export const onRequestError = (error: unknown) => noteFailure?.(error)
