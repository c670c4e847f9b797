export type ButtonVariant = 'primary' | 'secondary' | 'warning' | 'quiet'

const LOOKS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border-edge bg-surface text-ink hover:border-ink hover:bg-paper',
  warning: 'border-transparent bg-danger text-white hover:bg-[#7d1609]',
  quiet: 'border-transparent bg-transparent text-accent underline underline-offset-4 hover:bg-accent-tint',
}

/** The classes of a button or of a link that stands where a button would. */
export const buttonLook = (variant: ButtonVariant, small: boolean, wide: boolean) =>
  [
    'inline-flex items-center justify-center gap-2 rounded-[4px] border text-center font-semibold leading-tight',
    'transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60',
    small ? 'min-h-8 px-3 py-1 text-[0.9375em]' : 'min-h-(--control) px-5 py-2',
    wide ? 'w-full' : '',
    LOOKS[variant],
  ].join(' ')
