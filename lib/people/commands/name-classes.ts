import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { nothingChanged } from '../rows'
import { sameClassName } from '../year/class-names'
import { ClassName, NameClassesInput } from '../year/schema'
import { requireSeen, seenOfClasses } from '../year/seen'
import { choicesOf, holdPreparation } from '../year/turns'

const MOST_CLASSES = 400

/** Names the classes of the coming year, takes away and adds; whoever was to go into one taken away has no class then. */
export const nameClasses = command({
  permission: 'people.change',
  input: NameClassesInput,
  async run({ tx, schools, input: { turnId, seen, classes, added } }) {
    const turn = await holdPreparation(tx, turnId, schools)
    const { schoolId } = turn
    const choices = await choicesOf(tx, turn)
    requireSeen(seen, seenOfClasses(choices))
    const known = new Map(choices.classes.map(({ id, name }) => [id, name]))
    const kept = classes.filter(({ remove }) => !remove)
    if (classes.some(({ id }) => !known.has(id))) throw new AppError('NOT_FOUND', 'We cannot find that class.')
    const wanted = [
      ...kept.map(({ id, name }) => ({ field: `name.${id}`, id, name })),
      ...added.split(/\r?\n/).flatMap((line) => (line.trim() ? [{ field: 'added', id: null, name: line }] : [])),
    ]
    const named = namesOf(wanted)
    const removed = classes.filter(({ remove }) => remove).map(({ id }) => id)
    const renamed = named.flatMap(({ id, name }) => (id !== null && known.get(id) !== name ? [{ id, name }] : []))
    const made = named.filter(({ id }) => id === null)
    if (removed.length + renamed.length + made.length === 0) throw nothingChanged()

    await tx.yearTurnGroup.updateMany({ where: { turnId, nextClassId: { in: removed } }, data: { nextClassId: null } })
    // Who was to go there alone follows the class again.
    await tx.yearTurnPupil.updateMany({
      where: { turnId, nextClassId: { in: removed } },
      data: { nextClassId: null, ownClass: false },
    })
    await tx.yearTurnClass.deleteMany({ where: { turnId, id: { in: removed } } })
    for (const { id, name } of renamed) await tx.yearTurnClass.update({ where: { id, turnId }, data: { name } })
    await tx.yearTurnClass.createMany({ data: made.map(({ name }) => ({ schoolId, turnId, name })) })
    const after = { renamed: renamed.length, removed: removed.length, added: made.length }
    return { output: { turnId }, audit: { action: 'year.prepared', subject: turnId, schoolId, after } }
  },
})

type Wanted = { field: string; id: string | null; name: string }

/** The names evened out; every wrong one and every second of a kind is told at its field. */
function namesOf(wanted: Wanted[]): Wanted[] {
  const errors: Record<string, string[]> = {}
  const named: Wanted[] = []
  for (const one of wanted) {
    const parsed = ClassName.safeParse(one.name)
    const name = parsed.data ?? one.name
    const twice = named.some((other) => sameClassName(other.name, name))
    const message = parsed.error?.issues[0]?.message ?? (twice ? `There are two classes called ${name}.` : undefined)
    if (message) errors[one.field] = [...(errors[one.field] ?? []), message]
    named.push({ ...one, name })
  }
  if (named.length > MOST_CLASSES) errors.added = [`A school has ${MOST_CLASSES} classes at most here.`]
  if (Object.keys(errors).length > 0) throw new AppError('INVALID', 'Check the names of the classes.', errors)
  return named
}
