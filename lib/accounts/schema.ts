import { z } from 'zod'
import { POSTS } from '@/lib/auth/actor'
import { OPENID_KINDS } from '@/lib/auth/openid/types'

const reason = z.string().trim().min(3, 'Say why, in a few words.').max(300, 'Use at most 300 characters.')
const optionalId = z.preprocess((value) => (value === '' || value === null ? undefined : value), z.uuid().optional())
const name = (what: string) => z.string().trim().min(1, `Enter ${what}.`).max(100, 'Use at most 100 characters.')
const email = z.string().trim().toLowerCase().pipe(z.email('Enter an e-mail address such as name@school.example.'))

export const GrantPostInput = z
  .object({
    schoolId: z.uuid(),
    accountId: z.uuid('Choose the account.'),
    post: z.enum(POSTS, 'Choose a post.'),
    classId: optionalId,
  })
  .refine((input) => input.post !== 'class_teacher' || input.classId, {
    path: ['classId'],
    error: 'Choose the class that this teacher is for.',
  })

export const EndGrantInput = z.object({ grantId: z.uuid(), reason })
export const InviteAccountInput = z.object({ personId: z.uuid() })
export const SuspendAccountInput = z.object({ accountId: z.uuid(), reason })
export const RestoreAccountInput = z.object({ accountId: z.uuid() })
export const UnjoinOpenIdInput = z.object({ identityId: z.uuid() })
export const OpenIdProofInput = z.object({
  schoolId: z.uuid(),
  kind: z.enum(OPENID_KINDS),
  issuer: z.string().min(1),
  clientId: z.string().min(1),
  subject: z.string().min(1).max(255),
  addresses: z.array(z.email()),
})
export const SignOutEverywhereInput = z.object({})
export const EndSessionInput = z.object({ sessionId: z.uuid() })

const factorName = z.string().trim().min(1, 'Give it a name, such as “My phone”.').max(50, 'Use at most 50 characters.')
/** Six digits, however they were grouped. */
const appCode = z
  .string()
  .transform((typed) => typed.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits that the app shows.'))
const device = z.string().min(2, 'The browser sent nothing. Try again.').max(20_000)

/** `secret` is what the set-up page has shown; it does not come from the form. */
export const AddAppInput = z.object({ secret: z.string().min(16).max(128), code: appCode, name: factorName })
/** `response` is the JSON that the browser makes of a credential. */
export const AddPasskeyInput = z.object({ response: device, name: factorName })
export const RenameFactorInput = z.object({ factorId: z.uuid(), name: factorName })
export const RemoveFactorInput = z.object({ factorId: z.uuid() })
export const MakeRecoveryCodesInput = z.object({})
export const TakeAppCodeInput = z.object({ code: appCode })
export const TakeRecoveryCodeInput = z.object({
  recoveryCode: z.string().trim().min(1, 'Enter one of your recovery codes.').max(100, 'A recovery code is shorter.'),
})
export const TakePasskeyInput = z.object({ response: device })
export const ResetSecondFactorInput = z.object({ accountId: z.uuid(), reason })

const newPassword = z.string().min(1, 'Enter the new password.').max(1000, 'Choose a shorter password.')

export const SetPasswordInput = z
  .object({ currentPassword: z.string().max(1000).default(''), password: newPassword, passwordAgain: z.string() })
  .refine((input) => input.password === input.passwordAgain, {
    path: ['passwordAgain'],
    error: 'The two passwords differ. Type the same one twice.',
  })

export const SetUpInput = z
  .object({
    code: z.string().trim().min(1, 'Enter the set-up code from the log.').max(100),
    schoolName: name('the name of the school'),
    urn: z
      .string()
      .trim()
      .regex(/^\d{6}$/, 'Enter the six digits of the school’s URN.'),
    givenName: name('the headteacher’s first name'),
    familyName: name('the headteacher’s last name'),
    email,
    password: newPassword,
    passwordAgain: z.string(),
  })
  .refine((input) => input.password === input.passwordAgain, {
    path: ['passwordAgain'],
    error: 'The two passwords differ. Type the same one twice.',
  })
