import { accentTheme } from '@/lib/format/accent'

type MailContent = {
  school: { name: string; accent: string }
  heading: string
  paragraphs: readonly string[]
  button?: { label: string; href: string }
  /** Whom to ask, and why this came. */
  footer: string
}

const FONT = "'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif"

/** One message as plain text and as HTML that reads on any width; nothing in it is loaded from elsewhere. */
export const mailBody = (content: MailContent) => ({ text: plain(content), html: page(content) })

function plain({ school, heading, paragraphs, button, footer }: MailContent): string {
  const link = button ? [`${button.label}:\n${button.href}`] : []
  return `${[heading, ...paragraphs, ...link, `-- \n${school.name}\n${footer}`].join('\n\n')}\n`
}

function page({ school, heading, paragraphs, button, footer }: MailContent): string {
  const theme = accentTheme(school.accent)
  const text = 'margin:0 0 18px;font-size:18px;line-height:1.5;overflow-wrap:anywhere'
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(heading)}</title>
</head>
<body style="margin:0;padding:0;background:#faf7f1;color:#1b2233;font-family:${FONT}">
<div role="article" aria-label="${escaped(heading)}" style="max-width:600px;margin:0 auto;padding:20px 12px 32px">
<div style="border-top:6px solid ${theme['--accent']};background:#ffffff;padding:24px 24px 12px;border-radius:0 0 6px 6px">
<p style="margin:0 0 24px;font-size:16px;font-weight:600;color:${theme['--accent-strong']}">${escaped(school.name)}</p>
<h1 style="margin:0 0 18px;font-size:26px;line-height:1.25;font-weight:700">${escaped(heading)}</h1>
${paragraphs.map((paragraph) => `<p style="${text}">${withBreaks(paragraph)}</p>`).join('\n')}
${button ? buttonHtml(button, theme['--accent'], theme['--accent-ink']) : ''}
</div>
<p style="margin:18px 24px 0;font-size:15px;line-height:1.5;color:#4a5266;overflow-wrap:anywhere">${withBreaks(footer)}</p>
</div>
</body>
</html>
`
}

const buttonHtml = (
  { label, href }: { label: string; href: string },
  accent: string,
  ink: string,
) => `<p style="margin:26px 0">
<a href="${escaped(webAddress(href))}" style="display:inline-block;background:${accent};color:${ink};font-size:18px;font-weight:600;text-decoration:none;padding:14px 24px;border-radius:4px">${escaped(label)}</a>
</p>
<p style="margin:0 0 18px;font-size:15px;line-height:1.5;color:#4a5266;overflow-wrap:anywhere">If the button does nothing, copy this address into your browser:<br>${escaped(webAddress(href))}</p>`

/** A button leads to a web page and nowhere else. */
function webAddress(href: string) {
  if (!/^https?:\/\//i.test(href)) throw new Error(`Not a web address: ${href}`)
  return href
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
const withBreaks = (text: string) => escaped(text).replace(/\r?\n/g, '<br>')
