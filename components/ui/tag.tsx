import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type TagTone =
  | 'neutral'
  | 'grey'
  | 'slate'
  | 'blue'
  | 'teal'
  | 'green'
  | 'amber'
  | 'orange'
  | 'red'
  | 'pink'
  | 'purple'

const TONES: Record<TagTone, string> = {
  neutral: 'border-edge bg-surface text-ink',
  grey: 'border-[#b9b6ae] bg-[#f0eee9] text-[#47443d]',
  slate: 'border-[#4a5573] bg-[#4a5573] text-white',
  blue: 'border-[#a9c0ec] bg-[#e9f0fd] text-[#173f8c]',
  teal: 'border-[#93c9cb] bg-[#e4f4f4] text-[#0d5358]',
  green: 'border-[#98cbac] bg-[#e6f4ea] text-[#125230]',
  amber: 'border-[#e5c372] bg-[#fdf2d3] text-[#6a4300]',
  orange: 'border-[#eab08a] bg-[#fdebdf] text-[#83340a]',
  red: 'border-[#eaa79d] bg-[#fce8e5] text-[#8d1a0b]',
  pink: 'border-[#e59cc4] bg-[#fce6f2] text-[#871457]',
  purple: 'border-[#c3acdf] bg-[#f2eafb] text-[#562a86]',
}

/** A short state in words; the icon and the words say it without the colour. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: TagTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag ${TONES[tone]}`}>
      {icon && <Icon name={icon} className="size-[1em]" />}
      {children}
    </span>
  )
}
