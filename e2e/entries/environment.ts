import { inject } from 'vitest'

// Before any module reads its settings: what prepares the schools is the program that serves them.
const { applicationUrl, addresses, secret } = inject('entries')
Object.assign(process.env, {
  DATABASE_URL: applicationUrl,
  DATABASE_POOL: '4',
  NEXTAUTH_SECRET: secret,
  BASE_URL: addresses.school,
  LOG_LEVEL: 'silent',
})

const { register } = await import('@/lib/reactions/register')
register()
