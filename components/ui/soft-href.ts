type Click = Pick<MouseEvent, 'defaultPrevented' | 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>
type Anchor = Pick<HTMLAnchorElement, 'href' | 'target' | 'hasAttribute'>

/** Where a click on a link leads within the product; null where the browser has to follow it: another window, a file, another place, a mark on this page. */
export function softHref(
  click: Click,
  link: Anchor,
  here: Pick<Location, 'origin' | 'pathname' | 'search'>,
): string | null {
  const otherwise = click.defaultPrevented || click.button !== 0
  if (otherwise || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return null
  if (!link.hasAttribute('href') || link.hasAttribute('download') || (link.target && link.target !== '_self'))
    return null
  const { origin, pathname, search, hash } = new URL(link.href)
  if (origin !== here.origin || pathname.startsWith('/api/')) return null
  if (hash && pathname === here.pathname && search === here.search) return null
  return `${pathname}${search}${hash}`
}
