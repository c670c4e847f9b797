/** Where a section stands on its page, counted from 0. */
export const sectionId = (index: number) => `section-${index + 1}`
