import { Prose } from '@/components/ui/prose'

/** Why a file may not be a copy, byte for byte: mostly for harmless reasons. */
export function UnknownFile() {
  return (
    <Prose>
      <h3>What “not a copy we know” can mean</h3>
      <p>
        Every copy is known to the last byte. A file that differs in a single one is not the copy, whatever it looks
        like.
      </p>
      <ul>
        <li>
          <strong>It was saved again.</strong> Many readers change a file when it is commented on, signed, shrunk or
          saved under another name. Take it once more from the message it came with.
        </li>
        <li>
          <strong>It was printed and scanned.</strong> A scan is a picture of the copy. Type the reference that stands
          at the foot of its pages, and compare what you are told.
        </li>
        <li>
          <strong>It is several copies in one file</strong>, as schools print them for a class.
        </li>
        <li>
          <strong>Another school’s portal made it.</strong> Use the address that is printed on the copy.
        </li>
        <li>
          <strong>Somebody changed what it says.</strong> If none of the others explains it, show it to the school
          office.
        </li>
      </ul>
      <p>An older copy that was replaced by a newer one is still known, and we say so.</p>
    </Prose>
  )
}
