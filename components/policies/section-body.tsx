import { type TextBlock, textBlocks } from './text-blocks'

/** A section's plain text set as paragraphs, lists and tables. */
export function SectionBody({ text }: { text: string }) {
  return textBlocks(text).map((block, index) => {
    const key = `${index}${block.kind}`
    return <Block key={key} block={block} />
  })
}

function Block({ block }: { block: TextBlock }) {
  if (block.kind === 'paragraph') return <p className="whitespace-pre-line">{block.text}</p>
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((item, index) => {
          const key = `${index}${item}`
          return <li key={key}>{item}</li>
        })}
      </ul>
    )
  }
  const width = Math.max(...block.rows.map((row) => row.length))
  return (
    <div className="overflow-x-auto">
      <table>
        <tbody>
          {block.rows.map((row, index) => {
            const key = `${index}${row[0]}`
            return (
              <tr key={key}>
                {row.map((cell, at) => {
                  const cellKey = `${at}${cell}`
                  return (
                    <td key={cellKey} colSpan={at === row.length - 1 ? width - at : undefined}>
                      {cell}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
