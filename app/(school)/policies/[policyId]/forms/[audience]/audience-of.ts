import { notFound } from 'next/navigation'
import { AUDIENCES, type Audience } from '@/lib/policies/types'

/** The audience of the address, or not found. */
export const audienceOf = (name: string): Audience => AUDIENCES.find((audience) => audience === name) ?? notFound()
