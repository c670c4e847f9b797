import { Fragment } from 'react'
import { TextLink } from '@/components/ui/text-link'

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/
const FOOT = /\n-- \n/

/** Plain text with its paragraphs, in which web addresses can be followed; nothing else in it is read as markup. */
export function LinkedText({ text }: { text: string }) {
  const [body = '', foot] = text.trim().split(FOOT)
  return (
    <>
      <Paragraphs text={body} />
      {foot && (
        <div className="mt-3 border-rule border-t pt-4 text-[1rem] text-ink-soft">
          <Paragraphs text={foot} />
        </div>
      )}
    </>
  )
}

const Paragraphs = ({ text }: { text: string }) =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a message never move, and two may be alike
      <p key={at} className="whitespace-pre-line [overflow-wrap:anywhere]">
        {paragraph.split(ADDRESS).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={index}>{index % 2 === 1 ? <TextLink href={part}>{part}</TextLink> : part}</Fragment>
        ))}
      </p>
    ))
