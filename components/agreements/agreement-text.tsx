import type { AgreementContent } from '@/lib/policies/types'
import { AgreementWords } from './agreement-words'
import { type ClauseRun, clauseRuns, paragraphsOf } from './clause-runs'

type Props = {
  content: AgreementContent
  /** The form's title as a heading of this level; without it the page has the title already. */
  titleLevel?: 2 | 3
  /** Above the parent's declaration on a pupil's form. */
  parentHeading?: string
}

/** An agreement as its signer reads it: 18 px, lead-ins above lists, the parent's declaration set apart. */
export function AgreementText({ content, titleLevel, parentHeading = 'For the parent or carer' }: Props) {
  const Title = titleLevel === 3 ? 'h3' : 'h2'
  const Part = titleLevel === 2 ? 'h3' : titleLevel === 3 ? 'h4' : 'h2'
  return (
    <div className="max-w-[40em] text-[1.125rem] leading-relaxed" dir="auto">
      {titleLevel && <Title className="mb-4">{content.title}</Title>}
      <div className="grid gap-5">
        {clauseRuns(content.clauses).map((run, index) => {
          const key = `${index}${run.kind}`
          return <Run key={key} run={run} content={content} />
        })}
      </div>
      {content.parentDeclaration && (
        <div className="mt-7 border-accent-line border-s-4 ps-4 sm:ps-5">
          <Part className="mb-2">{parentHeading}</Part>
          {content.parentDeclaration
            .split(/\n+/)
            .filter((paragraph) => paragraph.trim())
            .map((paragraph) => (
              <p key={paragraph} className="mt-2 first:mt-0">
                <AgreementWords text={paragraph} fields={content.fields} />
              </p>
            ))}
        </div>
      )}
    </div>
  )
}

function Run({ run, content }: { run: ClauseRun; content: AgreementContent }) {
  if (run.kind === 'text') return <PlainText texts={run.texts} fields={content.fields} />
  const leadIn = content.leadIn[run.kind]
  return (
    <div>
      {leadIn && (
        <p className="mb-2 font-semibold">
          <AgreementWords text={leadIn} fields={content.fields} />
        </p>
      )}
      <ul className="list-disc ps-6 marker:text-accent">
        {run.texts.map((text) => (
          <li key={text} className="mt-1.5 ps-1 first:mt-0">
            <AgreementWords text={text} fields={content.fields} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Paragraphs; neighbouring lines that begin with a dash are a list. */
function PlainText({ texts, fields }: { texts: readonly string[]; fields: AgreementContent['fields'] }) {
  return paragraphsOf(texts).map(({ items, text }, index) => {
    const key = `${index}${text}`
    if (items.length === 0) {
      return (
        <p key={key} className="whitespace-pre-line">
          <AgreementWords text={text} fields={fields} />
        </p>
      )
    }
    return (
      <ul key={key} className="list-disc ps-6 marker:text-accent">
        {items.map((item) => (
          <li key={item} className="mt-1.5 ps-1 first:mt-0">
            <AgreementWords text={item} fields={fields} />
          </li>
        ))}
      </ul>
    )
  })
}
