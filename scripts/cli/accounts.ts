import type { Command } from 'commander'
import { answer, type Output } from './answer'
import { withDatabase } from './with-database'

type Options = Output & { reason: string; account?: string }

/** `accounts reset-second-factor`. */
export function addAccountCommands(accounts: Command): void {
  accounts
    .command('reset-second-factor')
    .description(
      'Take away the authenticator apps, passkeys and recovery codes of an account whose owner has lost them, and sign it out everywhere. They are told by mail, and set up a new second step when they next sign in.',
    )
    .argument('<email>', 'the address that the account signs in with')
    .option('--reason <text>', 'why, for the audit trail', 'Asked of the operator')
    .option('--account <id>', 'which of several accounts that share the address')
    .option('--json', 'print JSON and nothing else')
    .action(resetSecondFactor)
}

const resetSecondFactor = (email: string, options: Options) =>
  withDatabase(async () => {
    const { accountsAt } = await import('@/lib/accounts/queries/accounts-at')
    const { resetSecondFactorAsOperator } = await import('@/lib/accounts/commands/reset-second-factor')
    const all = await accountsAt(email)
    const fitting = options.account ? all.filter(({ id }) => id === options.account) : all
    const [account, ...others] = fitting
    if (!account) throw new Error(`There is no such account with the address ${email}.`)
    if (others.length > 0) {
      const which = fitting.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
      throw new Error(`Several accounts have this address. Name one with --account:\n${which}`)
    }
    const operator = { kind: 'operator', name: 'command line', schoolId: account.schoolId } as const
    await resetSecondFactorAsOperator(operator, { accountId: account.id, reason: options.reason })
    answer(options, { accountId: account.id, name: account.name, reset: true }, [
      `The second step of ${account.name} is reset, and they are signed out everywhere.`,
    ])
  })
