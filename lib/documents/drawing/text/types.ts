/** A box around a drawing; in thousandths of the type size, as all measures here. */
export type Box = [left: number, bottom: number, right: number, top: number]

/** The shape of a glyph as PDF path operators. */
export type Outline = { path: string; box: Box | null }

/** A stretch of text that is drawn as one and copied out as one: a letter with its marks, a ligature, a conjunct. */
export type Piece = Outline & { text: string; advance: number }
