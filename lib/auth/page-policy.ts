const DEVELOPING = process.env.NODE_ENV === 'development'

/** Where the sign-in form may lead on to, because browsers hold a form's redirects to the policy as well. */
const SIGN_IN_ELSEWHERE = ['https://accounts.google.com', 'https://login.microsoftonline.com']

/**
 * The Content-Security-Policy of a page: nothing but our own files, and of scripts only those with this answer's `nonce`
 * and what they load. In development the tools of the framework need more.
 */
export function pagePolicy(nonce: string, path: string): string {
  const forms = path === '/sign-in' ? ["'self'", ...SIGN_IN_ELSEWHERE] : ["'self'"]
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${DEVELOPING ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${DEVELOPING ? " 'unsafe-inline'" : ''}`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPING ? ' ws:' : ''}`,
    "manifest-src 'self'",
    `form-action ${forms.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}
