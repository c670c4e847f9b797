import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { searchWords } from '@/lib/format/search-name'
import { getImport, listImportRows, ROWS_PER_PAGE } from '../queries'
import type { ImportLines, ImportPage, ImportSection } from '../view-types'

// What `searchName` writes plainly, as far as one letter stands for one; apostrophes have none and fall away.
const LETTERS = "łøđðħıŧ'‘’ʻʼ`´"
const PLAIN = 'loddhit'

/** One page of the lines in which every word of the search stands in a name, an address or a class; null when out of reach. */
export async function searchImportRows<Section extends ImportSection>(
  actor: Actor,
  importId: string,
  section: Section,
  { search, page }: { search: string; page: number },
): Promise<ImportPage<ImportLines[Section]> | null> {
  const words = searchWords(search)
  if (words.length === 0) return listImportRows(actor, importId, section, page)
  const found = await getImport(actor, importId)
  if (!found) return null
  const patterns = words.map((word) => `%${word}%`)
  const rows = await db.$queryRaw<{ content: ImportLines[Section]; total: number }[]>`
    SELECT content, count(*) OVER ()::int AS total FROM "ImportRow"
    WHERE "schoolId" = ${found.schoolId}::uuid AND "importId" = ${importId}::uuid AND section = ${section}
      AND regexp_replace(
        translate(
          lower(normalize(concat_ws(' ', content->>'name', content->'parent'->>'name', content->'pupil'->>'name',
            content->>'email', content->>'className'), NFKD)),
          ${LETTERS}, ${PLAIN}),
        '[\u0300-\u036f]', '', 'g') LIKE ALL(${patterns}::text[])
    ORDER BY position LIMIT ${ROWS_PER_PAGE} OFFSET ${(page - 1) * ROWS_PER_PAGE}`
  const total = rows[0]?.total ?? 0
  // A page past the end.
  if (total === 0 && page > 1) return searchImportRows(actor, importId, section, { search, page: 1 })
  return {
    rows: rows.map(({ content }) => content),
    total,
    page,
    pageCount: Math.max(1, Math.ceil(total / ROWS_PER_PAGE)),
  }
}
