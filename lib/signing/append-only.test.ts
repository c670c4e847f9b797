import { Client } from 'pg'
import { describe, expect, inject, test } from 'vitest'
import { aSchool } from '@/lib/testing/factories'
import { aPublishedAgreement } from '@/lib/testing/round-factories'

describe('as the application’s role', () => {
  const appendOnly = [
    'Response',
    'ResponseTakenBack',
    'EvidenceEntry',
    'EvidenceSection',
    'Checkpoint',
    'Document',
    'StoredFile',
    'AuditEntry',
    'ErasedDocument',
  ]
  const columns: Record<string, string> = {
    ResponseTakenBack: '"responseId"',
    EvidenceSection: '"entryId"',
    StoredFile: 'sha256',
    ErasedDocument: '"documentId"',
  }

  async function attempt(sql: string) {
    const app = new Client({ connectionString: inject('database').applicationUrl })
    await app.connect()
    try {
      await app.query(sql)
      return 'done'
    } catch (error) {
      return (error as { code?: string }).code
    } finally {
      await app.end()
    }
  }

  test.each(appendOnly)('%s refuses to be changed', async (table) => {
    const column = columns[table] ?? 'id'
    expect(await attempt(`UPDATE "${table}" SET ${column} = ${column}`)).toBe('42501')
    expect(await attempt(`DELETE FROM "${table}"`)).toBe('42501')
    expect(await attempt(`TRUNCATE "${table}" CASCADE`)).toBe('42501')
    expect(await attempt(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`)).toBe('42501')
    expect(await attempt(`SET session_replication_role = replica`)).toBe('42501')
  })

  test('published versions refuse to be changed', async () => {
    const { id } = await aSchool()
    const { versionId } = await aPublishedAgreement(id, 'staff')
    expect(await attempt(`UPDATE "AgreementVersion" SET title = 'x' WHERE id = '${versionId}'`)).toBe('42501')
    expect(await attempt(`DELETE FROM "AgreementVersion" WHERE id = '${versionId}'`)).toBe('42501')
    expect(await attempt(`TRUNCATE "PolicyVersion" CASCADE`)).toBe('42501')
    expect(await attempt(`ALTER TABLE "PolicyVersion" DISABLE TRIGGER ALL`)).toBe('42501')
  })
})
