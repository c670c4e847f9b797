import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/panel'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { CheckpointMail } from '@/lib/signing/types'
import { MailForm } from './mail-form'

const RHYTHMS = {
  daily: 'each night when somebody has signed',
  weekly: 'at most once a week',
  never: 'never',
} as const

/** How checkpoints leave the house by themselves; the headteacher chooses how often, others read it. */
export function ByMail({ schoolId, mail, mayChoose }: { schoolId: string; mail: CheckpointMail; mayChoose: boolean }) {
  return (
    <Panel id="mail" title="By mail">
      {mail.addresses === 0 && (
        <Banner tone="warning">
          No headteacher’s account has an e-mail address, so nothing can be sent: download one now and then instead.
        </Banner>
      )}
      <p className="mb-4 max-w-[46rem]">
        A message in a mailbox is out of the reach of whoever runs this portal. It holds the checkpoint and nobody’s
        name, so it may be forwarded: to the chair of governors, for example.{' '}
        {mail.mailedAt ? `The last one went on ${formatUkDateTime(mail.mailedAt)}.` : 'None has been sent yet.'}
      </p>
      {mayChoose ? (
        <MailForm schoolId={schoolId} rhythm={mail.rhythm} />
      ) : (
        <p>The headteachers get the newest checkpoint {RHYTHMS[mail.rhythm]}.</p>
      )}
    </Panel>
  )
}
