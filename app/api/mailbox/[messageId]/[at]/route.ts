import { pdfResponse } from '@/app/_lib/pdf-response'
import { getMailboxAttachment } from '@/lib/mail/queries'

/** A file that came with a message of the demonstration's mailbox; `at` counts from nought. */
export async function GET(_request: Request, { params }: RouteContext<'/api/mailbox/[messageId]/[at]'>) {
  const { messageId, at } = await params
  const file = await getMailboxAttachment(messageId, Number.parseInt(at, 10))
  return file ? pdfResponse(file.bytes, file.name, 'attachment') : new Response('Not found', { status: 404 })
}
