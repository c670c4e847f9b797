export { rule } from '@/lib/people/rule'
export const open = 1
