const FIELDS = ['outcome', 'declared', 'typedName', 'mark', 'reason', 'sha256', 'way'] as const

/** What a form of an agreement sends; of a name typed and a mark drawn, the one that was not chosen is left out. */
export function answerOf(form: FormData): { slotId: string; values: Record<string, string[]> } {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  const unused = texts('way')[0] === 'drawn' ? 'typedName' : 'mark'
  const fields = FIELDS.filter((name) => name !== unused).map((name) => [name, texts(name)] as const)
  return {
    slotId: texts('slotId')[0] ?? '',
    values: Object.fromEntries(
      [...fields, ['slotIds', texts('slotIds')]].filter(([, value]) => value && value.length > 0),
    ),
  }
}
