import { type CapacityGroup, type FormGroup, slotLabel } from '@/components/signing/groups'
import { Tag } from '@/components/ui/tag'
import { TaskList } from '@/components/ui/task-list'
import { dueWords } from '@/lib/format/due'
import { listed } from '@/lib/format/words'

type Props = { groups: readonly CapacityGroup[]; today: string; optional?: boolean }

/** What still needs the person, form by form, under headings where there are several capacities or schools. */
export function OpenForms({ groups, today, optional = false }: Props) {
  return (
    <div className="grid gap-7">
      {groups.map((group) => (
        <section key={group.key}>
          {groups.length > 1 && <h2 className="mb-3">{group.heading}</h2>}
          <TaskList
            tasks={group.forms.map((form) => {
              const due = dueWords(form.dueOn, today)
              return {
                id: `form-${form.slots[0]?.slotId}`,
                title: form.title,
                href: `/sign/${form.slots[0]?.slotId}`,
                hint: (
                  <>
                    {forWhom(form)}
                    {!optional && <span className="block">{due.overdue ? due.text : `Sign ${due.text}`}</span>}
                  </>
                ),
                status: optional ? (
                  <Tag tone="grey">If you like</Tag>
                ) : due.overdue ? (
                  <Tag tone="red" icon="clock">
                    Overdue
                  </Tag>
                ) : (
                  <Tag tone="blue" icon="pen">
                    To sign
                  </Tag>
                ),
              }
            })}
          />
        </section>
      ))}
    </div>
  )
}

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function forWhom({ slots }: FormGroup) {
  const [first] = slots
  if (!first || (slots.length === 1 && first.kind !== 'parent')) return null
  const names = listed(slots.map(slotLabel))
  const all = slots.length === 2 ? 'both' : `all ${NUMBERS[slots.length] ?? slots.length}`
  const many = slots.length > 1 ? `: sign for ${all} at once` : ''
  return (
    <span className="block">
      {first.kind === 'parent' ? `For ${names}${many}` : `As ${names.toLowerCase()}${many}`}
    </span>
  )
}
