import type { AgreementField } from '@/lib/policies/types'

const MARK = /(\{\{\s*[a-z0-9_-]+\s*\}\})/i

/** A clause with the school's own parts filled in; one that is still empty stands out in a draft, in words as well as in colour. */
export function AgreementWords({ text, fields }: { text: string; fields: readonly AgreementField[] }) {
  return text.split(MARK).map((piece, index) => {
    const key = `${index}${piece}`
    if (!MARK.test(piece)) return <span key={key}>{piece}</span>
    const name = piece.slice(2, -2).trim()
    const field = fields.find((candidate) => candidate.key === name)
    if (field?.value.trim()) {
      return (
        <span key={key} className="whitespace-pre-line">
          {field.value.trim()}
        </span>
      )
    }
    return (
      <mark key={key} className="rounded-[2px] border border-warn border-dashed bg-warn-tint px-1 text-warn">
        [{field?.label ?? name}: to be filled in]
      </mark>
    )
  })
}
