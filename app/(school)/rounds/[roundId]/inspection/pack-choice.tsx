import { ButtonLink } from '@/components/ui/button-link'
import { Panel } from '@/components/ui/panel'

type Props = { roundId: string; names: boolean; first: boolean }

/** The pack with or without names, in both formats. */
export function PackChoice({ roundId, names, first }: Props) {
  const hrefOf = (format: string) => `/api/rounds/${roundId}/inspection/${format}${names ? '?names' : ''}`
  const kind = names ? 'with names' : 'without names'
  return (
    <Panel id={names ? 'with-names' : 'without-names'} title={names ? 'With names' : 'Without names'}>
      <p className="mb-4 max-w-[34rem] text-ink-soft">
        {names
          ? 'For the headteacher: also lists who has not signed and why, and who is exempt. Keep it as you keep the roll.'
          : 'For governors and inspectors: the same numbers by group, class and reason, and nobody’s name.'}
      </p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={hrefOf('pdf')} variant={first ? 'primary' : 'secondary'}>
          Document (PDF)<span className="sr-only"> {kind}</span>
        </ButtonLink>
        <ButtonLink href={hrefOf('xlsx')} variant="secondary">
          Spreadsheet (Excel)<span className="sr-only"> {kind}</span>
        </ButtonLink>
      </p>
    </Panel>
  )
}
