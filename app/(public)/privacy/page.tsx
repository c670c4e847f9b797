import type { Metadata } from 'next'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { Prose } from '@/components/ui/prose'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Privacy' }

export default function PrivacyPage() {
  return (
    <Sheet>
      <PageHeader title="Privacy" lead="What is kept about you here, why, who sees it, and what you can ask for." />
      <Prose>
        <p>
          Your school decides what this portal is used for and answers for the information in it. Countersign is the
          software that the school runs. The school’s own privacy notice tells you more, and the school office can tell
          you who looks after data protection there.
        </p>

        <h2>What is kept</h2>
        <ul>
          <li>Your name, what you are to the school, and the ways of reaching you that the school has for you.</li>
          <li>For families: which children you answer for, and your relationship to each of them.</li>
          <li>Which forms you were asked to sign, and when you were asked.</li>
          <li>
            For each signature: the exact words you were shown, the name you typed or the mark you drew, the time, and
            how the school knew that it was you.
          </li>
          <li>
            For each signature too: the internet address and the kind of browser it came from. This part is kept for
            twelve months, in case a signature is questioned.
          </li>
        </ul>

        <h2>Why</h2>
        <p>
          A school has to be able to show who agreed to its rules, to which wording, and when. That is the only use made
          of what is kept here.
        </p>

        <h2>Who sees it</h2>
        <ul>
          <li>You see your own forms, and those of the children you answer for.</li>
          <li>Staff see what their post at the school needs, and no more. A class teacher sees their own class.</li>
          <li>One parent never sees another parent’s contact details, internet address or reasons.</li>
          <li>Anyone who holds a signed copy can check its reference. That tells them whether the copy is genuine.</li>
        </ul>

        <h2>What is not done</h2>
        <p>
          There is no advertising and no tracking. These pages load nothing from any other company: no fonts, no
          scripts, no counters. The only cookies are those that keep you signed in and your form safe while you fill it
          in.
        </p>

        <h2>How long</h2>
        <p>
          A signature cannot be changed or removed while the school has to keep it. When that time is over, what
          identifies you is erased. A record without your name stays, so that it can still be shown that nothing else
          was altered.
        </p>

        <h2>What you can ask for</h2>
        <p>
          You can ask the school for a copy of what it holds about you, and to put right what is wrong. With an account
          here you can have the copy made yourself, under “My account”. If you are not content with the school’s answer,
          you can complain to the <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.
        </p>
        <p>
          If a page here is hard for you to use, see <TextLink href="/accessibility">accessibility</TextLink>.
        </p>
      </Prose>
    </Sheet>
  )
}
