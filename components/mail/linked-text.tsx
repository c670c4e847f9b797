import { Fragment } from 'react'
import { TextLink } from '@/components/ui/text-link'

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/

/** Plain text with its paragraphs, in which web addresses can be followed; nothing else in it is read as markup. */
export function LinkedText({ text }: { text: string }) {
  return text
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
}
