import type { ReactNode } from 'react'
import type { BodyContent } from '../types'
import type { Ink } from './ink'
import { BODY_FONT, HAIRLINE, INK, PAPER, ROOM } from './look'
import { picture } from './picture'
import { Document, Image, Page, View } from './react-pdf'
import { Typed } from './words'

const SHEET = {
  fontFamily: BODY_FONT,
  color: INK,
  paddingTop: PAPER.top,
  paddingBottom: PAPER.bottom,
  paddingHorizontal: PAPER.side,
}

/**
 * One document on A4, with fixed dates so that the same content gives the same bytes; each of `parts` begins on a page of
 * its own.
 */
export function Sheets({ children, parts = [children] }: { children?: ReactNode; parts?: ReactNode[] }) {
  return (
    <Document creationDate={new Date(0)} language="en-GB">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a document stay in their order
        <Page key={at} size="A4" style={SHEET}>
          {part}
        </Page>
      ))}
    </Document>
  )
}

/** The school's crest and name, as on its letters. */
export function SchoolHeading({ ink, school, size = 14 }: { ink: Ink; school: BodyContent['school']; size?: number }) {
  const crest = 46
  return (
    <View
      style={{ flexDirection: 'row', alignItems: 'center', paddingBottom: 12, borderBottom: `0.75 solid ${HAIRLINE}` }}
    >
      {school.crestPng && (
        <Image
          src={picture(school.crestPng)}
          style={{ width: crest, height: crest, objectFit: 'contain', marginRight: 12 }}
        />
      )}
      <Typed ink={ink} text={school.name} width={ROOM - (school.crestPng ? crest + 12 : 0)} size={size} weight={600} />
    </View>
  )
}

/** The school's colour: one short bar under a title. */
export function Accent({ colour }: { colour: string }) {
  return <View style={{ width: 44, height: 3.5, backgroundColor: colour, marginTop: 10 }} />
}
