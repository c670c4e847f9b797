const DEVELOPING = process.env.NODE_ENV === 'development'

/**
 * The Content-Security-Policy of a page: nothing but our own files, and of scripts only those with this answer's `nonce`
 * and what they load. In development the tools of the framework need more.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${DEVELOPING ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${DEVELOPING ? " 'unsafe-inline'" : ''}`,
    // A drawn name is shown from the page itself, before it is signed.
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPING ? ' ws:' : ''}`,
    "manifest-src 'self'",
    // Browsers hold a form's redirects to this too: a school's own sign-in therefore begins with a link.
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}
