import { inject } from 'vitest'

// Before any module reads its settings: tests connect as the application does.
process.env.DATABASE_URL = inject('database').applicationUrl
process.env.DATABASE_POOL = '8'
process.env.NEXTAUTH_SECRET = 'a secret for tests that opens nothing anywhere'
process.env.LOG_LEVEL = 'silent'
// Tests of the second step ask for it themselves.
process.env.SECOND_FACTOR = 'optional'
// Vitest sets one of its own, for the browser.
process.env.BASE_URL = 'https://sign.school.example'

const { register } = await import('@/lib/reactions/register')
register()
