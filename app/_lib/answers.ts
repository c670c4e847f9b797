import type { FormState } from './form-state'

export type Initial = Record<string, string | null | undefined>

/** What each field of a form shows: what was typed when it came back, what is recorded before that. */
export function answers({ values, fieldErrors }: FormState, initial: Initial = {}) {
  const text = (name: string) => (values ? (values[name]?.[0] ?? '') : (initial[name] ?? ''))
  return {
    text,
    values,
    ticked: (name: string) => text(name) === 'yes',
    error: (name: string) => fieldErrors?.[name],
    /** For a set of tick boxes of one name. */
    all: (name: string, otherwise: readonly string[] = []) => (values ? (values[name] ?? []) : otherwise),
    /** For a text field: name, what it shows, and its error. */
    field: (name: string) => ({ name, defaultValue: text(name), error: fieldErrors?.[name] }),
  }
}

export type Answers = ReturnType<typeof answers>
