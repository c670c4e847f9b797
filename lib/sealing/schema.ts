import { z } from 'zod'

const isAddress = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

export const SchoolOfSealInput = z.object({ schoolId: z.uuid() })

export const UploadSealKeyInput = z.object({
  schoolId: z.uuid(),
  file: z.instanceof(Uint8Array, { error: 'Choose the file with the certificate and its key.' }),
  password: z.string().max(1000, 'This is too long for the password of a file.').default(''),
})

export const SetTimestampAuthorityInput = z.object({
  schoolId: z.uuid(),
  url: z
    .string()
    .trim()
    .min(1, { error: 'Enter the address of the timestamp authority.', abort: true })
    .max(500, 'Use at most 500 characters.')
    .refine(isAddress, 'Enter an address such as https://timestamp.example, without a name and password in it.'),
})
