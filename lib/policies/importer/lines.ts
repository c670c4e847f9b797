/** One line of a document with its marks read off: bullets, hashes, bold, tabs. `text` keeps single tabs between cells. */
export type Line = {
  kind: 'blank' | 'text' | 'item'
  text: string
  /** How many hashes stood before it; 0 for a line that is no markdown heading. */
  hashes: number
  /** The whole line was bold, which some exports use for headings. */
  bold: boolean
  /** The line began with a tab, so it is a cell of a table. */
  cell: boolean
}

const BULLET = /^\s*(?:[•·▪◦‣●○■□➢✓\uF0B7\uF0A7\uF0D8]\s*|[-*+–—o]\s+)(?=\S)/u
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

/** Reads the marks off every line of a text, in order; blank lines stay as lines. */
export function readLines(text: string): Line[] {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\f|\u2028|\u2029|\v/g, '\n')
    .split('\n')
    .map(readLine)
}

function readLine(source: string): Line {
  const raw = source.replace(INVISIBLE, '').replace(/[\u00A0\u2000-\u200A\u202F]/g, ' ')
  const row = /^\s*\|(.*)\|\s*$/.exec(raw)
  if (row) return line('text', /^[\s|:-]*$/.test(raw) ? '' : plain((row[1] ?? '').replaceAll('|', '\t')))

  const heading = raw.length < 1000 ? /^\s{0,3}(#{1,6})\s+(.*?)#*\s*$/.exec(raw) : null
  if (heading) return { ...line('text', plain(heading[2] ?? '')), hashes: heading[1]?.length ?? 0 }

  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(raw)) return line('blank', '')
  const bullet = BULLET.exec(raw)
  if (bullet) return line('item', plain(raw.slice(bullet[0].length)))
  const bold = /^\s*(\*{2,3}|__)[^*_].*\1\s*$/.test(raw) && !/\*\*.*\*\*.*\*\*/.test(raw.replaceAll('***', '**'))
  return { ...line('text', plain(raw)), bold, cell: /^ *\t/.test(raw) }
}

function line(kind: Line['kind'], text: string): Line {
  return { kind: text === '' ? 'blank' : kind, text, hashes: 0, bold: false, cell: false }
}

/** Takes the markdown marks off a line and leaves its words; a link keeps its address unless it points nowhere. */
export function plain(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/!?\[([^\][]{0,500})\]\(#[^)]{0,200}\)/g, '$1')
    .replace(/!?\[([^\][]{0,500})\]\((https?:[^)\s]{1,1000})[^)]{0,200}\)/g, (_, words: string, url: string) =>
      words === url || words === '' ? url : `${words} (${url})`,
    )
    .replace(/<(https?:[^<>\s]{1,1000}|[^<>\s@]{1,100}@[^<>\s]{1,200})>/g, '$1')
    .replace(/(\*{1,3})(?=\S)([^*]{0,1000}[^*\s])\1/g, '$2')
    .replace(/\\([\\()[\]*_#.!|<>-])/g, '$1')
    .replace(/_{3,}|\.{5,200}(?=\s{0,20}$)/g, ' ')
    .replace(/ *\t[\t ]*/g, '\t')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** Words alone, in lower case, for comparing two lines whose marks differ. */
export function bare(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}

/** The first line after one that is not blank, before `end`; -1 where there is none. */
export function nextLine(lines: Line[], at: number, end = lines.length): number {
  for (let i = at + 1; i < end; i++) if (lines[i]?.kind !== 'blank') return i
  return -1
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}

/** The width at which a document's lines were broken by hand or by a page, or null where a line is a paragraph. */
export function wrapWidth(lines: Line[]): number | null {
  const followed = lines.filter((line, at) => line.kind === 'text' && !line.cell && lines[at + 1]?.kind === 'text')
  if (followed.length < 8) return null
  const lengths = followed.map((line) => line.text.length).sort((a, b) => a - b)
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  const open = followed.filter((line) => !/[.:;!?]$/.test(line.text)).length
  return width >= 55 && width <= 130 && open / followed.length >= 0.5 ? width : null
}
