/** The first stop of the Tab key: past the navigation to the content. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="no-print sr-only focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:z-50 focus:rounded-[4px] focus:bg-surface focus:px-4 focus:py-3 focus:font-semibold focus:text-ink focus:underline"
    >
      Skip to the content
    </a>
  )
}
