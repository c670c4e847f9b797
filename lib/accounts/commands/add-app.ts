import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { unwrap, wrap } from '@/lib/keys/wrap'
import { added, lockFactors, requireRoom } from '../factors'
import { ownAccount } from '../own'
import { AddAppInput } from '../schema'
import { stepOf } from '../totp'

/** Sets up an authenticator app with the code that it shows for the secret it was given. */
export const addApp = command({
  permission: 'self.view',
  recent: true,
  input: AddAppInput,
  async run({ tx, actor, input }) {
    const own = ownAccount(actor)
    await lockFactors(tx, own.accountId)
    await requireRoom(tx, own, 'apps')
    const known = await tx.authenticatorApp.findMany({
      where: { accountId: own.accountId },
      select: { secret: true },
    })
    if (known.some(({ secret }) => unwrap('authenticatorApp', secret) === input.secret))
      throw new AppError('CONFLICT', 'This app is set up already.')
    const step = stepOf(input.secret, input.code)
    if (step === null)
      throw AppError.field('code', 'That is not the code. Wait for the app to show the next one, and type that.')
    const { id } = await tx.authenticatorApp.create({
      data: {
        accountId: own.accountId,
        name: input.name,
        secret: wrap('authenticatorApp', input.secret),
        lastStep: step,
        lastUsedAt: new Date(),
      },
      select: { id: true },
    })
    return added(tx, own.accountId, { id, kind: 'app', name: input.name })
  },
})
