import { connection } from 'next/server'

/** A page without anything that runs in the browser: the floor for the weight of the others. Only the bench's build has it. */
export default async function BlankPage() {
  await connection()
  return (
    <main>
      <h1>Nothing</h1>
    </main>
  )
}
