import 'server-only'
import { onAccount } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { ownAccount } from '../own'
import { EndSessionInput } from '../schema'

/** Signs one's own account out in one browser. Asks for the second step, so that no thief throws out the owner and stays. */
export const endSession = command({
  permission: 'self.view',
  recent: true,
  input: EndSessionInput,
  async run({ tx, actor, input }) {
    const { accountId } = ownAccount(actor)
    const own = { id: input.sessionId, accountId }
    const session = await tx.accountSession.findFirst({ where: own, select: { id: true } })
    if (!session) throw new AppError('NOT_FOUND', 'That is not there any more.')
    const { count } = await tx.accountSession.updateMany({
      where: { ...own, endedAt: null },
      data: { endedAt: new Date() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'You are signed out there already.')
    return { output: { accountId }, audit: await onAccount(tx, accountId, { action: 'account.session_ended' }) }
  },
})
