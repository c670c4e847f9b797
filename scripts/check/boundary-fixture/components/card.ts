export { page } from '@/app/page'
export { rule } from '@/lib/people/rule'
