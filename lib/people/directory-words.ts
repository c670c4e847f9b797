import { searchWords } from '@/lib/format/search-name'

// Five figures or more are dialled, however they are written; a class's name has fewer.
const DIALLED = /(?<![\p{L}\d])\+?\d[\d\s()./-]{3,}\d(?![\p{L}\d])/gu

/** The words of a search of the directory; a telephone number is one word of figures, wherever its spaces stand. */
export const directoryWords = (search: string): string[] =>
  searchWords(search.replace(DIALLED, (number) => number.replace('(0)', '').replace(/\D/g, '').replace(/^00/, '')))
