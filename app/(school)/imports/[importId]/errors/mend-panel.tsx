import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import type { ImportView } from '@/lib/imports/view-types'
import { MendForm } from './mend-form'

/** How rows are mended: download them, put them right, send them back. */
export const MendPanel = ({ one }: { one: ImportView }) => (
  <Panel id="mend" title="Mend only these rows">
    <ol className="mb-6 grid list-decimal gap-3 ps-6">
      <li>
        Download the rows:
        <ul>
          {one.faultySources.map((source) => (
            <li key={source}>
              <TextLink
                href={`/api/imports/${one.id}/faulty.csv?${new URLSearchParams({ source })}`}
                className="inline-block py-1 font-semibold wrap-anywhere"
              >
                {source}, rows to mend (.csv)
              </TextLink>
            </li>
          ))}
        </ul>
      </li>
      <li>
        Put them right in a spreadsheet. The last column says what is wrong with each; leave the first row as it is.
      </li>
      <li>Save it as .csv or .xlsx and send it back here. The rows take the place of the faulty ones.</li>
    </ol>
    <MendForm importId={one.id} />
  </Panel>
)
