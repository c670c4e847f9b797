import { isAbsolute, resolve } from 'node:path'

export type Output = { json?: boolean }

/** Prints the answer: as JSON alone, or as lines for a person. */
export function answer({ json }: Output, value: unknown, lines: string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join('\n')}\n`)
}

/** A file as the operator named it: npm runs us at the root, and they may stand elsewhere. */
export const fromWhereTheyStand = (file: string) =>
  isAbsolute(file) ? file : resolve(process.env.INIT_CWD ?? process.cwd(), file)
