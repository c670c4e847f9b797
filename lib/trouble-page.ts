import { createHash } from 'node:crypto'

export type Trouble = {
  /** The database is away or slow, and the same may well work in a moment; otherwise the fault is ours. */
  passing: boolean
  /** The address that was asked for, with its query. */
  path: string
  /** Under which the error stands in the log. */
  reference: string | null
  /** What a form sent, to be sent again; null when a page was asked for, or when it cannot be kept. */
  sent: [name: string, value: string][] | null
  /** Whether something was sent at all. */
  wasSent: boolean
  /** More was sent than a form may carry. */
  tooLarge?: boolean
}

const STYLE = `
:root{color-scheme:light}
body{margin:0;background:#faf7f1;color:#16213d;font:1.125rem/1.5 "Source Sans 3 Variable","Noto Sans","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
header{padding:1.25rem 1rem;font-weight:650;font-size:1.25rem}
main{max-width:40rem;margin:0 auto;padding:1rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1.5rem;padding-bottom:1.25rem;border-bottom:3px solid #7a2a55}
p{margin:0 0 .75rem}
.ways{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.75rem}
.ways a,.ways button{box-sizing:border-box;display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #7a2a55;border-radius:4px;font:inherit;font-weight:600;color:#5c2040;background:#fff;text-decoration:none;cursor:pointer}
.ways .first{background:#7a2a55;color:#fff}
.ways a:hover,.ways button:hover{text-decoration:underline}
:focus-visible{outline:3px solid #1f57e7;outline-offset:2px}`

/** Lets the page have its one style and send its one form, and nothing else. */
export const TROUBLE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

/** A whole page that needs no script, no file and no database: what happened, what is safe, and what to do. */
export function troublePage(trouble: Trouble): string {
  const { passing, reference, tooLarge } = trouble
  const title = tooLarge
    ? 'These files are too large'
    : passing
      ? 'We cannot reach our records just now'
      : 'Sorry, this page did not work'
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Countersign</title>
<style>${STYLE}</style>
</head>
<body>
<header>Countersign</header>
<main>
<h1>${title}</h1>
${words(trouble)
  .map((text) => `<p>${text}</p>`)
  .join('\n')}
${reference && !tooLarge ? `<p>Error reference: <strong>${escaped(reference)}</strong></p>` : ''}
${ways(trouble)}
</main>
</body>
</html>`
}

function words({ passing, path, sent, wasSent, reference, tooLarge }: Trouble): string[] {
  if (tooLarge) {
    return [
      'Files may be 10 MB together. Nothing of what you sent was taken in, and nothing has been changed.',
      'Go back with your browser, export the files again without pictures or history, and send these.',
    ]
  }
  const safe = passing
    ? 'Nothing is lost. Whatever you signed and saw confirmed with a reference is safe. It is not your fault, and it usually passes within a minute.'
    : 'The fault is ours, not yours. Whatever you signed and saw confirmed with a reference is safe.'
  if (!wasSent) return [safe, passing ? 'Please try again in a moment.' : otherwise(reference)]
  return [
    safe,
    sent
      ? 'What you just sent may not have been recorded. It is kept on this page: wait a moment and send it again. ' +
        (SIGNING.test(path)
          ? 'A signature that was recorded after all is not recorded twice; you are told so.'
          : 'If it may be there already, look first.')
      : 'What you just sent may not have been recorded. Wait a moment, go back with your browser, and look whether it is there before you send it again.',
    ...(passing ? [] : [otherwise(reference)]),
  ]
}

// The pages where a second press is told what the first one did.
const SIGNING = /^\/(sign|class|l)(\/|$|\?)/

const otherwise = (reference: string | null) =>
  `Try again in a minute. If it happens again, tell the school office what you were doing${reference ? ' and give them the reference below' : ''}.`

function ways({ path, sent, wasSent }: Trouble): string {
  const again = sent
    ? `<form method="post" enctype="multipart/form-data" action="${escaped(path)}">${sent.map(hidden).join('')}<button class="first">Send it again</button></form>`
    : wasSent
      ? ''
      : `<a class="first" href="${escaped(path)}">Try again</a>`
  const home =
    path.startsWith('/sign') && !path.startsWith('/sign-in')
      ? ['/sign', 'See your forms']
      : ['/', 'Go to the start page']
  return `<div class="ways">${again}<a href="${home[0]}">${home[1]}</a></div>`
}

const hidden = ([name, value]: [string, string]) =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`

// A line break would come out of the field as another one.
const escaped = (text: string) => text.replace(/[&<>"'\r\n]/g, (character) => `&#${character.charCodeAt(0)};`)
