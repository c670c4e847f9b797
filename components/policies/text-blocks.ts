export type TextBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: string[][] }

/** The text of a section as paragraphs, lists (lines that begin with a dash) and tables (neighbouring lines of cells between bars). */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  let apart = true
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (words === '') {
      apart = true
      continue
    }
    const last = blocks.at(-1)
    const item = /^[-•*]\s+(.*)$/.exec(words)?.[1]
    const cells = words.includes(' | ') ? words.split(' | ').map((cell) => cell.trim()) : null
    if (item !== undefined) {
      if (last?.kind === 'list') last.items.push(item)
      else blocks.push({ kind: 'list', items: [item] })
    } else if (cells) {
      if (last?.kind === 'table') last.rows.push(cells)
      else blocks.push({ kind: 'table', rows: [cells] })
    } else if (!apart && last?.kind === 'paragraph') last.text += `\n${words}`
    else blocks.push({ kind: 'paragraph', text: words })
    apart = false
  }
  return blocks
}
