import type { ReactElement } from 'react'
import type { CopyContent } from '../types'
import { Body } from './body'
import { Evidence } from './evidence'
import { expand } from './expand'
import { readPart } from './file/read-part'
import { writeFile } from './file/write-file'
import { type Ink, noInk } from './ink'
import { loadFonts } from './look'
import { Sheets } from './page'
import { renderToBuffer, View } from './react-pdf'
import { Signatures } from './signatures'

/** A whole copy without its feet as the renderer alone draws it in one go; names stay out, which only we can draw. */
export async function drawnByRenderer(content: CopyContent): Promise<Uint8Array> {
  await loadFonts()
  return renderToBuffer(wholeTree(content, noInk('W')))
}

/** The same with the names in their places: what a copy has to look like. */
export async function wholeCopy(content: CopyContent): Promise<Uint8Array> {
  await loadFonts()
  const ink = noInk('W')
  const tree = expand(wholeTree(content, ink)) as ReactElement<object>
  return writeFile([await readPart(await renderToBuffer(tree), 1)], ink).bytes
}

const wholeTree = (content: CopyContent, ink: Ink) => (
  <Sheets
    parts={[
      <Body key="body" ink={ink} content={content} />,
      <View key="signatures">
        <Signatures ink={ink} content={content} bodyPages={1} />
        <Evidence ink={ink} content={content} />
      </View>,
    ]}
  />
)
