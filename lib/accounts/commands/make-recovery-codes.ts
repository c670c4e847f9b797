import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { changed, countFactors, lockFactors } from '../factors'
import { ownAccount } from '../own'
import { hashRecoveryCode, newRecoveryCodes } from '../recovery-codes'
import { MakeRecoveryCodesInput } from '../schema'

/** Makes ten recovery codes, which void the earlier ones; this is the only time they can be read. */
export const makeRecoveryCodes = command({
  permission: 'self.view',
  recent: true,
  input: MakeRecoveryCodesInput,
  async run({ tx, actor }) {
    const { accountId } = ownAccount(actor)
    await lockFactors(tx, accountId)
    if ((await countFactors(tx, accountId)).all === 0) {
      throw new AppError('CONFLICT', 'Set up an authenticator app or a passkey first.')
    }
    const justMade = { accountId, createdAt: { gt: new Date(Date.now() - 2000) } }
    if (await tx.recoveryCode.findFirst({ where: justMade, select: { id: true } }))
      throw new AppError('CONFLICT', 'Codes were made a moment ago. Press the button again if you did not see them.')
    const codes = newRecoveryCodes()
    const { count: voided } = await tx.recoveryCode.deleteMany({ where: { accountId } })
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ accountId, codeHash: hashRecoveryCode(accountId, code) })),
    })
    const told = `Recovery codes were made for your account.${voided > 0 ? ' The earlier ones do not work any more.' : ''}`
    const { audit } = await changed(tx, accountId, 'account.recovery_codes_made', told)
    return { output: { codes }, audit }
  },
})
