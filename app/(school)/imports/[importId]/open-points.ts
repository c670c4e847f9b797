import { counted } from '@/lib/format/words'
import type { ImportSummary } from '@/lib/imports/view-types'

/** What stands between an import and its confirmation. */
export const openPoints = ({ blockingErrors, openQuestions }: ImportSummary): string[] =>
  [
    blockingErrors > 0 ? `mend ${counted(blockingErrors, 'mistake')} in the files` : '',
    openQuestions > 0 ? `answer ${counted(openQuestions, 'question')}` : '',
  ].filter(Boolean)
