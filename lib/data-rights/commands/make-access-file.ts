import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { drawReport } from '@/lib/documents/commands/draw-report'
import type { JobHandler } from '@/lib/jobs/types'
import { composeFile } from '../access/compose'
import { reportOf } from '../access/report'
import { readSubject } from '../access/subject'

const Payload = z.object({ schoolId: z.uuid(), fileId: z.uuid() })

/** The job `access_file.make`: reads everything held, draws the readable file and keeps both until they end. */
export const makeAccessFile: JobHandler = async (payload, { isLast }) => {
  const { schoolId, fileId } = Payload.parse(payload)
  try {
    await make(schoolId, fileId)
  } catch (error) {
    if (isLast) await db.accessFile.updateMany({ where: { id: fileId, state: 'queued' }, data: { state: 'failed' } })
    throw error
  }
}

async function make(schoolId: string, fileId: string) {
  const file = await db.accessFile.findFirst({
    where: { id: fileId, schoolId, state: 'queued' },
    select: { personId: true, parentId: true },
  })
  // Deleted, or made by another run of this job.
  if (!file) return
  // One moment for all that is read.
  const { content, beside, school } = await db.$transaction(
    async (tx) => {
      const subject = await readSubject(tx, { schoolId, ...file })
      if (!subject) throw new Error(`The person of access file ${fileId} is gone, or the parent may no longer ask.`)
      const look = await tx.school.findUniqueOrThrow({
        where: { id: schoolId },
        select: { name: true, accent: true, crest: true, crestType: true },
      })
      return { ...(await composeFile(tx, subject)), school: look }
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  )
  const { crest, crestType, ...look } = school
  const paper = { ...look, crestPng: crestType === 'image/png' ? crest : null }
  const pdf = await drawReport(reportOf(content, paper, fileId.slice(-12).toUpperCase()))
  const json = Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8')
  await db.accessFile.updateMany({
    where: { id: fileId, state: 'queued' },
    data: { state: 'ready', pdf: Uint8Array.from(pdf), json: Uint8Array.from(json), beside, readyAt: now() },
  })
}
