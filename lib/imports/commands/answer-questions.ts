import 'server-only'
import { command } from '@/lib/command'
import { addJob } from '@/lib/jobs/queue'
import { alreadyIs, holdImport } from '../held-import'
import { AnswerQuestionsInput } from '../schema'

/** Keeps the answers to an import's questions and has it checked again with them; earlier answers stay. */
export const answerQuestions = command({
  permission: 'people.import',
  input: AnswerQuestionsInput,
  async run({ tx, schools, input: { importId, answers } }) {
    const held = await holdImport(tx, schools, importId)
    if (held.state !== 'checked') throw alreadyIs(held.state)
    const all = { ...(held.answers as Record<string, string>), ...answers }
    const given = Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== ''))
    await tx.import.update({ where: { id: importId }, data: { state: 'waiting', answers: given, planHash: null } })
    await addJob(tx, 'import.check', { importId }, { maxAttempts: 4 })
    return {
      output: { importId },
      audit: {
        action: 'import.answered',
        subject: importId,
        schoolId: held.schoolId,
        after: { answers: Object.keys(answers).length },
      },
    }
  },
})
