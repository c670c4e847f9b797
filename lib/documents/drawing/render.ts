import type { ComponentProps, ReactElement, ReactNode } from 'react'
import type { CopyLabel } from '../types'
import { expand } from './expand'
import { type Part, readPart } from './file/read-part'
import { writeFile } from './file/write-file'
import { type Ink, noInk } from './ink'
import { loadFonts } from './look'
import { type Document, renderToBuffer } from './react-pdf'

/** Draws a document and writes its shaped text into it; with a label every page gets a foot. */
export async function render(prefix: string, draw: (ink: Ink) => ReactNode, label?: CopyLabel): Promise<Uint8Array> {
  await loadFonts()
  const ink = noInk(prefix)
  const part = await drawPart(expand(draw(ink)), 1)
  return writeFile([part], ink, label).bytes
}

/** Lets the renderer draw an expanded tree, whose root is a document, and takes the file apart. */
export const drawPart = async (tree: ReactNode, from: number): Promise<Part> =>
  readPart(await renderToBuffer(tree as ReactElement<ComponentProps<typeof Document>>), from)
