import { Headline } from '@/components/compliance/headline'
import { Panel } from '@/components/ui/panel'
import { Stat } from '@/components/ui/stat'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { daysBetween, londonDay, now } from '@/lib/clock'
import { listTallies } from '@/lib/compliance/queries'
import { countMessagesOf } from '@/lib/reminders/queries/messages-of-round'
import type { RoundView } from '@/lib/rounds/types'
import { maySendMessages } from './may-send'

/** How far an open or closed round has come, and what became of its messages. */
export async function RunningRound({ actor, round }: { actor: Actor; round: RoundView }) {
  const [tallies, messages] = await Promise.all([
    listTallies(actor, round.schoolId, [round.id]),
    maySendMessages(actor, round.schoolId) ? countMessagesOf(actor, round.id) : null,
  ])
  const tally = tallies.get(round.id)
  const mayPrint = scopesOf(actor, 'copies.print').some(({ schoolId }) => schoolId === round.schoolId)
  return (
    <>
      {tally && (
        <Headline
          tally={tally}
          daysLeft={daysBetween(londonDay(now()), round.dueOn)}
          dueOn={round.dueOn}
          closed={round.status === 'closed'}
        >
          <p className="no-print mt-4 flex flex-wrap gap-x-8">
            <TextLink href={`/dashboard?round=${round.id}`} className="inline-block py-1 font-semibold">
              Who has signed and who has not
            </TextLink>
            <TextLink href={`/rounds/${round.id}/inspection`} className="inline-block py-1 font-semibold">
              Inspection pack for governors and inspectors
            </TextLink>
          </p>
          {mayPrint && (
            <p className="no-print">
              <TextLink href={`/print?roundId=${round.id}`} className="inline-block py-1">
                Print forms, copies, lists or labels
              </TextLink>
            </p>
          )}
        </Headline>
      )}
      {messages && (
        <div className="mb-6">
          <Panel id="messages" title="Messages of this round">
            <div className="flex flex-wrap gap-x-12 gap-y-5">
              <Stat value={messages.sent.toLocaleString('en-GB')} label="sent" />
              <Stat value={messages.queued.toLocaleString('en-GB')} label="on their way" />
              <Stat
                value={messages.failed.toLocaleString('en-GB')}
                label={
                  messages.failed > 0 ? <TextLink href="/stuck">not delivered: see them</TextLink> : 'not delivered'
                }
              />
            </div>
          </Panel>
        </div>
      )}
    </>
  )
}
