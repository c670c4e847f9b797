import type { ReactNode } from 'react'
import { shapeOf } from './expand'
import { type Part, readPart } from './file/read-part'
import { keeping } from './kept'
import { drawPart } from './render'

/** What the copies of one agreement have in common: its pages, and the signature pages of each shape without their words. */
export type Ground = { part: Part; sheetFor(tree: ReactNode): Promise<Part> }

const SHAPES = 150
// Goes with the body: when that is no longer kept, neither is what was drawn for it.
const grounds = new WeakMap<Uint8Array, Promise<Ground>>()

/** The ground of a drawn body; made once for as long as that very array is kept. */
export function groundOf(body: Uint8Array): Promise<Ground> {
  const ground = grounds.get(body) ?? lay(body)
  grounds.set(body, ground)
  return ground
}

async function lay(body: Uint8Array): Promise<Ground> {
  const part = await readPart(body, 1)
  const sheets = keeping<Promise<Part>>(SHAPES)
  return { part, sheetFor: (tree) => sheets(shapeOf(tree), () => drawPart(tree, part.next)) }
}
