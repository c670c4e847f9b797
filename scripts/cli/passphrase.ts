import { readFile } from 'node:fs/promises'
import { MIN_PASSPHRASE } from '@/lib/backup/sealing'
import { fromWhereTheyStand } from './answer'

const ENTER = ['\r', '\n', '\u0004']
const CTRL_C = '\u0003'
const DELETE = ['\u007f', '\b']

/** The passphrase of a backup: from a file, from COUNTERSIGN_PASSPHRASE, or typed without being shown; a new one is asked for twice. */
export async function passphrase({ passphraseFile }: { passphraseFile?: string }, isNew: boolean): Promise<string> {
  const given = passphraseFile ? await firstLine(passphraseFile) : process.env.COUNTERSIGN_PASSPHRASE
  if (given) return isNew ? longEnough(given) : given
  if (!process.stdin.isTTY)
    throw new Error(
      'Give the passphrase in COUNTERSIGN_PASSPHRASE or with --passphrase-file, since nobody can type it here.',
    )
  const typed = await ask(isNew ? `Passphrase for the backup, ${MIN_PASSPHRASE} characters or more: ` : 'Passphrase: ')
  if (!isNew) return typed
  longEnough(typed)
  if ((await ask('The same again: ')) !== typed) throw new Error('The two are not the same: nothing was backed up.')
  return typed
}

async function firstLine(file: string) {
  const text = await readFile(fromWhereTheyStand(file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file} cannot be read (${error.code}): check the name of the passphrase's file.`)
  })
  const [line = ''] = text.split(/\r?\n/)
  if (line === '') throw new Error(`${file} is empty: its first line is the passphrase.`)
  return line
}

function longEnough(text: string) {
  if ([...text].length < MIN_PASSPHRASE)
    throw new Error(`The passphrase has fewer than ${MIN_PASSPHRASE} characters: whoever has the file could guess it.`)
  return text
}

/** One line from the terminal, which shows nothing of it; the question goes beside the answer's own output. */
function ask(question: string): Promise<string> {
  const { stdin, stderr } = process
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (settle: () => void) => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      settle()
    }
    function take(keys: string) {
      for (const key of keys) {
        if (key === CTRL_C) return end(() => reject(new Error('Stopped: nothing was changed.')))
        if (ENTER.includes(key)) return end(() => resolve(typed))
        typed = DELETE.includes(key) ? [...typed].slice(0, -1).join('') : typed + key
      }
    }
    stdin.on('data', take)
  })
}
