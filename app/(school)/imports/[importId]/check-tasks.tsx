import { Tag } from '@/components/ui/tag'
import { type Task, TaskList } from '@/components/ui/task-list'
import { counted, listed } from '@/lib/format/words'
import type { ImportSummary, ImportView } from '@/lib/imports/view-types'

/** What to look at before an import is confirmed, and how each stands. */
export function CheckTasks({ one, summary }: { one: ImportView; summary: ImportSummary }) {
  const used = one.columns.filter(({ readAs }) => readAs !== null).length
  const { pupils, parents, staff, governors } = summary.people
  const held = [
    pupils > 0 ? counted(pupils, 'pupil') : '',
    parents > 0 ? `${counted(parents, 'parent')} and carers` : '',
    staff > 0 ? `${staff} staff` : '',
    governors > 0 ? counted(governors, 'governor') : '',
  ].filter(Boolean)
  const tasks: Task[] = [
    {
      id: 'columns',
      title: 'How the columns were read',
      href: one.columns.length > 0 ? `/imports/${one.id}/columns` : undefined,
      hint: held.length > 0 ? `${listed(held)} in ${counted(summary.rows, 'row')}` : 'Nobody was found in the files',
      status:
        one.columns.length > 0 ? (
          <Tag>{`${used} of ${one.columns.length} used`}</Tag>
        ) : (
          <Tag tone="green">Read as they are</Tag>
        ),
    },
    mistakes(one.id, summary),
    questions(one.id, summary),
  ]
  return <TaskList tasks={tasks} />
}

function mistakes(importId: string, { blockingErrors, sections }: ImportSummary): Task {
  const aside = sections.errors - blockingErrors
  return {
    id: 'errors',
    title: 'Mistakes in the files',
    href: sections.errors > 0 ? `/imports/${importId}/errors` : undefined,
    hint: aside > 0 && `${counted(aside, 'cell')} left aside: what the school holds stays`,
    status:
      blockingErrors > 0 ? (
        <Tag tone="red" icon="alert">{`${blockingErrors} to mend`}</Tag>
      ) : aside > 0 ? (
        <Tag tone="amber" icon="info">{`${aside} to look at`}</Tag>
      ) : (
        <Tag tone="green" icon="tick">
          None
        </Tag>
      ),
  }
}

function questions(importId: string, { openQuestions, sections }: ImportSummary): Task {
  return {
    id: 'questions',
    title: 'Questions',
    href: sections.questions > 0 ? `/imports/${importId}/questions` : undefined,
    hint: sections.questions > 0 && openQuestions === 0 && 'You can change an answer until you confirm',
    status:
      openQuestions > 0 ? (
        <Tag tone="amber" icon="pen">{`${openQuestions} to answer`}</Tag>
      ) : (
        <Tag tone="green" icon="tick">
          {sections.questions > 0 ? 'All answered' : 'None'}
        </Tag>
      ),
  }
}
