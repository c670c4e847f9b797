/** Whatever names a kept file: which one, as a query of `"schoolId"` and `sha256`. What stands in none of them may be cleaned away. */
export const REFERRERS: readonly { name: string; query: string }[] = [
  {
    name: 'copies',
    query: `SELECT document."schoolId", document.sha256 FROM "Document" document
      WHERE NOT EXISTS (SELECT FROM "ErasedDocument" gone WHERE gone."documentId" = document.id)`,
  },
  {
    name: 'drawn signatures',
    query: `SELECT "schoolId", content::jsonb ->> 'markSha256' FROM "EvidenceSection" WHERE name = 'act'`,
  },
  { name: 'scans', query: 'SELECT "schoolId", sha256 FROM "ScanPage"' },
  {
    name: 'files sent by mail',
    query: `SELECT message."schoolId", file ->> 'sha256' FROM "Message" message, jsonb_array_elements(message.attachments) file`,
  },
  {
    name: 'files beside what is held about a person',
    query: `SELECT held."schoolId", file ->> 'sha256' FROM "AccessFile" held, jsonb_array_elements(held.beside) file`,
  },
]

/** Every file that something refers to, once for each kind of thing. */
export const REFERRED = REFERRERS.map(
  ({ name, query }) =>
    `SELECT DISTINCT '${name}' AS referrer, named."schoolId", named.sha256 FROM (${query}) AS named("schoolId", sha256)
      WHERE named."schoolId" IS NOT NULL AND named.sha256 IS NOT NULL`,
).join(' UNION ALL ')
