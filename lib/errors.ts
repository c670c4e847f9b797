import { z } from 'zod'

/** SECOND_STEP: refused until the account has confirmed by its second factor; `submit` leads there and back. */
export type ErrorCode = 'NOT_FOUND' | 'FORBIDDEN' | 'INVALID' | 'CONFLICT' | 'TOO_MANY' | 'SECOND_STEP'

/** A failure we expect. Its message is written for the person reading the page. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fieldErrors: Record<string, string[] | undefined> = {},
    /** Seconds after which it may be tried again; of TOO_MANY alone. */
    readonly retryAfter?: number,
  ) {
    super(message)
    this.name = 'AppError'
  }

  // The framework loads this module once for each of its bundles: what a reaction throws comes from another of them.
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError' && 'code' in value
  }

  static invalid(error: z.ZodError) {
    return new AppError('INVALID', 'Check your answers.', z.flattenError(error).fieldErrors)
  }

  /** One wrong field, named as the form names it. */
  static field(name: string, message: string) {
    return new AppError('INVALID', message, { [name]: [message] })
  }
}
