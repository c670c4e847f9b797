import { Panel } from '@/components/ui/panel'
import { Prose } from '@/components/ui/prose'

/** What somebody does with a kept checkpoint on the day when the record is doubted. */
export function HowToUse() {
  return (
    <Panel id="use" title="If somebody doubts the record">
      <Prose>
        <ol>
          <li>Whoever runs this portal writes the record of the school to a file, with one command.</li>
          <li>
            Somebody you trust holds that file against a checkpoint that was kept outside, on a computer of their own,
            with either of the two programs that come with Countersign. They share no line, and need neither this portal
            nor its database.
          </li>
          <li>
            If the record was changed up to that checkpoint, in whatever way, they name the entry from which on it does
            not fit.
          </li>
        </ol>
        <p>The commands, and the format to the last byte, stand in the documents that come with Countersign.</p>
      </Prose>
    </Panel>
  )
}
