/** Runs once in each web process before it answers. */
export async function register() {
  // The other runtime never changes anything and cannot load the database's driver.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const edge = await import('@/lib/edge')
  edge.guardEdge()
  const reactions = await import('@/lib/reactions/register')
  reactions.register()
}
