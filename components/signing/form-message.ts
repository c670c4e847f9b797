/** What a whole form has wrong, in words: nothing when its fields say it themselves. */
export const formMessage = (state: { message?: string; fieldErrors?: Record<string, string[] | undefined> }) =>
  Object.keys(state.fieldErrors ?? {}).length > 0 ? undefined : state.message
