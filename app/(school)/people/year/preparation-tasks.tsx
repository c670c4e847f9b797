import { ActionForm } from '@/app/_lib/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'
import { type Task, TaskList } from '@/components/ui/task-list'
import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import type { Preparation } from '@/lib/people/queries/get-year'
import { earliestDayOf, leavingDayOf } from '@/lib/people/year/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { startYearAction } from './actions'
import { classes, pupils } from './words'

const Todo = ({ children }: { children: string }) => (
  <Tag tone="amber" icon="alert">
    {children}
  </Tag>
)
const Ready = ({ children = 'Ready' }: { children?: string }) => (
  <Tag tone="green" icon="tick">
    {children}
  </Tag>
)

function tasksOf(preparation: Preparation): Task[] {
  const { check, groups, leavers, withoutYear, lastYearGroup, academicYear, mayBeDone } = preparation
  const counted = groups.reduce((sum, group) => sum + group.pupils.length, 0)
  const own = groups.flatMap((group) => group.pupils.filter((pupil) => pupil.own)).length
  const unsettled = withoutYear.length > 0 || check.undecided.length > 0
  return [
    {
      id: 'classes',
      title: 'Classes and pupils',
      href: '/people/year/classes',
      hint: `${pupils(counted)}${own > 0 ? `, ${own} of them not as their class` : ', all as their class'}`,
      status: check.withoutClass.length > 0 ? <Todo>{`${check.withoutClass.length} without a class`}</Todo> : <Ready />,
    },
    ...(unsettled
      ? [
          {
            id: 'none',
            title: 'Pupils without a year group',
            href: '/people/year/classes/none',
            hint: 'Say what becomes of each before the year is turned',
            status:
              check.undecided.length > 0 ? (
                <Todo>{`${check.undecided.length} to settle`}</Todo>
              ) : (
                <Ready>Settled</Ready>
              ),
          },
        ]
      : []),
    {
      id: 'leavers',
      title: 'Leavers',
      href: '/people/year/leavers',
      hint: `${yearGroupLabel(lastYearGroup)} is the last year group; leavers go on ${formatUkDay(leavingDayOf(academicYear))}`,
      status: <Tag>{leavers.length === 1 ? '1 leaver' : `${leavers.length} leavers`}</Tag>,
    },
    {
      id: 'names',
      title: 'Names of the new classes',
      href: '/people/year/names',
      hint: classes(check.classes.length),
      status: check.sameNames.length > 0 ? <Todo>Same name twice</Todo> : <Ready />,
    },
    {
      id: 'check',
      title: mayBeDone ? 'Check, and turn the year' : 'Check what will happen',
      href: '/people/year/check',
      hint: mayBeDone ? undefined : `It can be done from ${formatUkDay(earliestDayOf(academicYear))}`,
      status:
        check.undecided.length > 0 ? (
          <Todo>Not yet</Todo>
        ) : mayBeDone ? (
          <Ready>Can be done</Ready>
        ) : (
          <Tag>Look it over</Tag>
        ),
    },
  ]
}

/** The steps of the preparation and how each stands. */
export function PreparationTasks({ preparation }: { preparation: Preparation }) {
  return (
    <section aria-labelledby="tasks-title">
      <h2 id="tasks-title" className="mb-3">
        Steps
      </h2>
      <TaskList tasks={tasksOf(preparation)} />
      <p className="mt-3 text-ink-soft">
        Begun on {formatUkDateTime(preparation.begunAt)}. The roll is read anew each time: joiners and leavers of the
        meantime are in it.
      </p>
      <div className="no-print mt-4">
        <Disclosure summary="Start again from the suggestions">
          <p className="mb-3">What has been chosen and named so far is thrown away, for everybody in the office.</p>
          <ActionForm
            action={startYearAction}
            hidden={{ again: 'yes' }}
            label="Throw it away and start again"
            variant="warning"
          />
        </Disclosure>
      </div>
    </section>
  )
}
