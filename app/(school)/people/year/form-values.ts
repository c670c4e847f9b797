/** The fields `next.<class>.<year group>` of the form that moves whole classes. */
export const groupsOf = (form: FormData) =>
  [...form.entries()].flatMap(([field, nextClassId]) => {
    const [, classId, yearGroup] = /^next\.([0-9a-f-]{36})\.(-?\d+)$/.exec(field) ?? []
    return classId ? [{ classId, yearGroup, nextClassId }] : []
  })

/** The fields `name.<class>` and `remove.<class>` of the form that names the classes. */
export const classesOf = (form: FormData) =>
  [...form.entries()].flatMap(([field, name]) => {
    const [, id] = /^name\.([0-9a-f-]{36})$/.exec(field) ?? []
    return id ? [{ id, name, remove: form.get(`remove.${id}`) === 'yes' }] : []
  })
