import { Command } from 'commander'
import { addAccountCommands } from './accounts'
import { addBackupCommand } from './backup'
import { addChainCommands } from './chain'
import { addDoctorCommand } from './doctor'
import { addPeopleCommands } from './people'
import { addPolicyCommands } from './policy'
import { addRestoreCommand } from './restore'
import { addSecretCommands } from './secret'

const program = new Command('countersign')
  .description('Countersign for its operator.')
  .showHelpAfterError()
  .helpCommand(false)

addAccountCommands(program.command('accounts').description('How people sign in.'))
addPolicyCommands(program.command('policy').description("The school's policies and the agreements tied to them."))
addPeopleCommands(program.command('people').description('The people of the school.'))
addChainCommands(program.command('chain').description('The hash chain of the evidence.'))
addBackupCommand(program)
addRestoreCommand(program)
addDoctorCommand(program)
addSecretCommands(program.command('secret').description("The installation's secret, NEXTAUTH_SECRET."))

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
