import 'server-only'
import { notFound } from 'next/navigation'
import { isPostback } from '@/app/_lib/postback'
import { getSigner, requireSigner } from '@/lib/auth/visit'
import { getDraft, getSigningForm } from '@/lib/signing/queries'

/** The form of a page with its signer and what was typed; null when it was sent after the visit had ended. */
export async function openForm(slotId: string) {
  const signer = await getSigner()
  const form = signer && (await getSigningForm(signer, slotId))
  const asked = form?.slots[0]
  if (signer && form && asked) return { signer, form, asked, draft: await getDraft(signer, slotId) }
  if (await isPostback()) return null
  if (!signer) await requireSigner()
  notFound()
}
