import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'

type Props = { typed?: string; error?: string; label?: string }

/** A plain GET form, so that an answer has an address and needs no script. */
export function ReferenceForm({ typed, error, label = 'Reference of the copy' }: Props) {
  return (
    <form action="/verify" method="get">
      <TextInput
        name="reference"
        label={label}
        hint="16 letters and digits in four groups, such as 7Q2M-XK4T-09BC-HN5E. Capitals, spaces and hyphens do not matter."
        defaultValue={typed}
        error={error}
        width="half"
        maxLength={80}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <Button type="submit" className="mt-5 max-xs:w-full">
        Check this copy
      </Button>
    </form>
  )
}
