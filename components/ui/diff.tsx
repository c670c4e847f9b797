export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** What changed in a text: added words underlined, removed ones struck through, and both said to screen readers. */
export function Diff({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <div className="whitespace-pre-wrap">
      {parts.map(({ kind, text }, index) => {
        const key = `${index}${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        return kind === 'added' ? (
          <ins key={key} className="rounded-[2px] bg-[#dff2e5] px-0.5 text-[#0e4527] decoration-2 underline-offset-2">
            <span className="sr-only"> [added: </span>
            {text}
            <span className="sr-only">] </span>
          </ins>
        ) : (
          <del key={key} className="rounded-[2px] bg-[#fce4e0] px-0.5 text-[#85190b]">
            <span className="sr-only"> [removed: </span>
            {text}
            <span className="sr-only">] </span>
          </del>
        )
      })}
    </div>
  )
}
