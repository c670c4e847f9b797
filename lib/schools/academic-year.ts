/** The calendar year in which the academic year of a `YYYY-MM-DD` day begins: 1 September to 31 August. */
export const academicYearOf = (day: string) => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0)

/** First and last `YYYY-MM-DD` day of an academic year. */
export const academicYearDays = (year: number) => ({ first: `${year}-09-01`, last: `${year + 1}-08-31` })
