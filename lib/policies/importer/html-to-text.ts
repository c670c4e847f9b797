const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const BLOCK = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'table', 'tr', 'td', 'th'])

type List = { ordered: boolean; count: number; first: number }

/** Writes the HTML that a .docx converter makes as lines that the importer reads: hashes, dashes, numbers, tabs between cells. */
export function htmlToText(html: string): string {
  const out: string[] = []
  const lists: List[] = []
  let current = ''
  let prefix = ''
  let table = 0
  let cells: string[][] | null = null
  const flush = () => {
    const text = cells
      ? current.replace(/\s+/g, ' ').trim()
      : current.replace(/[^\S\t]+/g, ' ').replace(/^ +|\s+$/g, '')
    if (text.trim() !== '') {
      const line = `${prefix}${text}`
      if (cells) cells.at(-1)?.push(line)
      else out.push(...(prefix.startsWith('- ') || /^\s*(?:\d+\.|\()/.test(prefix) ? [line] : ['', line, '']))
      prefix = ''
    }
    current = ''
  }
  for (const [, closing, tag = '', attributes = '', text] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/gi)) {
    if (text !== undefined) current += decoded(text)
    else if (tag === 'strong') current += '**'
    else if (tag === 'br') flush()
    else if (BLOCK.has(tag)) {
      flush()
      if (/^h\d$/.test(tag)) prefix = closing ? '' : `${'#'.repeat(Math.min(Number(tag[1]) + 1, 6))} `
      else if (tag === 'p') prefix = closing ? '' : attributes.includes('title') ? '# ' : prefix
      else if (tag === 'ul' || tag === 'ol') {
        if (closing) unnumberLone(lists.pop(), out)
        else lists.push({ ordered: tag === 'ol', count: 0, first: out.length })
        if (lists.length === 0 && !cells) out.push('')
      } else if (tag === 'li') prefix = closing ? '' : marker(lists)
      else if (tag === 'table') table += closing ? -1 : 1
      else if (tag === 'tr' && table === 1) {
        if (closing && cells) out.push(...row(cells), '')
        cells = closing ? null : []
      } else if ((tag === 'td' || tag === 'th') && !closing) cells?.push([])
    }
  }
  flush()
  return out
    .join('\n')
    .replace(/\*\*\s*\*\*/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Word's own numbers are not in the file, so a numbered line on its own would be "1." each time: it loses the number, and a bold one is a heading. */
function unnumberLone(list: List | undefined, out: string[]) {
  const line = list ? out[list.first] : undefined
  if (!list?.ordered || list.count !== 1 || !line?.startsWith('1. ')) return
  const words = line.slice(3)
  out[list.first] = /^\*\*[^*]+\*\*$/.test(words) ? `\n${words}\n` : `- ${words}`
}

function marker(lists: List[]): string {
  const list = lists.at(-1)
  if (!list?.ordered) return '- '
  list.count++
  return lists.length === 1 ? `${list.count}. ` : `(${String.fromCharCode(96 + Math.min(list.count, 26))}) `
}

/** A row of short cells is one line with tabs; a cell that holds paragraphs or lists is written line by line. */
function row(cells: string[][]): string[] {
  if (cells.every((cell) => cell.length <= 1)) return [`\t${cells.map((cell) => cell[0] ?? '').join('\t')}`]
  return cells.flatMap((cell) => cell.map((line, at) => (at === 0 ? `\t${line}` : line)))
}

function decoded(text: string) {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (all, name: string) => ENTITIES[name] ?? all)
}
