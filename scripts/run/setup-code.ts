import { issueSetupCode } from '@/lib/accounts/commands/set-up-first-school'

process.stdout.write(`${await issueSetupCode()}\n`)
process.exit(0)
