import { formatUkDay } from '@/lib/format/uk-time'
import type { BlankFormContent } from '../types'
import { expand, shapeOf } from './expand'
import { Facts } from './facts'
import type { Part } from './file/read-part'
import { MARK } from './file/read-part'
import { writeFile } from './file/write-file'
import { type Ink, noInk } from './ink'
import { keeping } from './kept'
import { BODY_FONT, INK, loadFonts, PAPER } from './look'
import { SchoolHeading } from './page'
import { pageFoot } from './paper/page-foot'
import { PaperBody, PaperTitle } from './paper/paper-body'
import { FOOT, type PaperLook, paperLook } from './paper/paper-look'
import { Places } from './paper/places'
import { checkPicture } from './picture'
import { Canvas, Document, Page, View } from './react-pdf'
import { drawPart } from './render'

// Forms of one version differ in their names only: what is the same for many is drawn once.
const KEPT = 120
const shapes = keeping<Promise<Part>>(KEPT)

// The feet come after the texts, of which no form has so many.
const FIRST_FOOT = 90_000

/** A form to be signed on paper: the agreement, the names that are known, lines to write on, and on each page a code and whose it is. */
export async function drawBlankForm(content: BlankFormContent): Promise<{ bytes: Uint8Array; pages: number }> {
  checkPicture(content.school.crestPng, 'The school’s crest')
  await loadFonts()
  const ink = noInk('P', { overlay: true })
  const tree = expand(<Form ink={ink} content={content} />)
  const part = await shapes(shapeOf(tree), () => drawPart(tree, 1))
  const pages = part.pages.length
  const { about: name, place, school, agreement, code } = content
  const whose = { name, place, title: agreement.content.title, school: school.name }
  for (let page = 1; page <= pages; page++) {
    const foot = pageFoot(ink, { ...whose, large: content.style === 'large_print' }, { code, page, pages })
    ink.shown[FIRST_FOOT + page - 1] = foot
  }
  return writeFile([part], ink)
}

function Form({ ink, content }: { ink: Ink; content: BlankFormContent }) {
  const look = paperLook(content.school.accent, content.agreement.audience, content.style)
  // What all forms of a version say alike is the renderer's: it stays in the drawing that they share.
  const alike = { ...ink, overlay: false }
  let page = 0
  const foot = (painter: { miterLimit(limit: number): unknown }) => {
    painter.miterLimit(MARK + FIRST_FOOT + page++)
    return null
  }
  return (
    <Document creationDate={new Date(0)} language="en-GB">
      <Page
        size="A4"
        style={{
          fontFamily: BODY_FONT,
          color: INK,
          paddingTop: PAPER.top,
          paddingBottom: FOOT.clear,
          paddingHorizontal: PAPER.side,
        }}
      >
        <SchoolHeading ink={alike} school={content.school} size={Math.max(14, look.small)} />
        <PaperTitle ink={alike} look={look} content={content} />
        <MadeOut ink={ink} look={look} content={content} />
        <PaperBody ink={alike} look={look} content={content} />
        <Places ink={ink} look={look} content={content} />
        <View
          fixed
          style={{ position: 'absolute', left: FOOT.left, bottom: FOOT.bottom, width: FOOT.width, height: FOOT.code }}
        >
          <Canvas style={{ width: FOOT.width, height: FOOT.code }} paint={foot} />
        </View>
      </Page>
    </Document>
  )
}

/** Whose form this is and when it is wanted back, below the title. */
function MadeOut({ ink, look, content }: { ink: Ink; look: PaperLook; content: BlankFormContent }) {
  const { about, place, round, returnBy } = content
  const rows: [string, string][] = [
    ['For', place ? `${about}, ${place}` : about],
    ['Asked for in', round],
    ...(returnBy ? [['Please return by', formatUkDay(returnBy)] as [string, string]] : []),
  ]
  const size = Math.max(look.small, 10)
  return (
    <View style={{ marginTop: 6, marginBottom: 6 }}>
      <Facts ink={ink} size={size} labels={size >= 18 ? 190 : 128} rows={rows} />
    </View>
  )
}
