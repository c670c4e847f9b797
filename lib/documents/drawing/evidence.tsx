import { formatUkDay } from '@/lib/format/uk-time'
import type { CopyContent, CopySignature } from '../types'
import { Facts } from './facts'
import { type Ink, place } from './ink'
import { INK, lookFor, QUIET, ROOM } from './look'
import { Accent } from './page'
import { showQrCode } from './qr-code'
import { Canvas, View } from './react-pdf'
import { Typed, Words } from './words'

const LEGAL =
  'In law, each signature on this copy is a simple electronic signature, kept with a detailed record of how it was made. It is not an advanced or a qualified electronic signature.'

const QR = 92

/** What the record holds about each signature, with nobody's address, e-mail or network address. */
export function Evidence({ ink, content }: { ink: Ink; content: CopyContent }) {
  const { agreement, school, signatures } = content
  return (
    <View>
      <View wrap={false} style={{ marginTop: 24 }}>
        <Words ink={ink} text="Evidence" width={ROOM} size={18} weight={600} lineHeight={1.2} />
        <Accent colour={lookFor(school.accent, agreement.audience).accent} />
        <View style={{ flexDirection: 'row', justifyContent: 'space-between', marginTop: 12, marginBottom: 10 }}>
          <View style={{ width: ROOM - QR - 20 }}>
            <Words ink={ink} text={`Reference ${content.reference}`} width={ROOM - QR - 20} size={10.5} weight={600} />
            <View style={{ height: 4 }} />
            <Words
              ink={ink}
              text={`To check that this copy is genuine, scan the code or go to ${content.verifyUrl}`}
              width={ROOM - QR - 20}
              size={9}
            />
            <View style={{ height: 4 }} />
            <Words ink={ink} text={LEGAL} width={ROOM - QR - 20} size={8.5} colour={QUIET} />
          </View>
          <QrCode ink={ink} text={content.verifyUrl} />
        </View>
        <Facts
          ink={ink}
          size={8.5}
          rows={[
            ['School', school.name],
            ['School’s URN', school.urn],
            ['Agreement, SHA-256', agreement.sha256],
            ['Policy', `${agreement.policyTitle}, version ${agreement.policyVersion}`],
            ['Policy, SHA-256', agreement.policySha256],
          ]}
        />
      </View>
      {signatures.map((signature) => (
        <Record key={signature.sequence} ink={ink} signature={signature} />
      ))}
    </View>
  )
}

function Record({ ink, signature }: { ink: Ink; signature: CopySignature }) {
  return (
    <View wrap={false} style={{ marginTop: 12 }}>
      <Typed ink={ink} text={signature.signer} width={ROOM} size={10} weight={600} />
      <View style={{ height: 3 }} />
      <Facts
        ink={ink}
        size={8.5}
        rows={[
          ['Signer’s reference', signature.reference],
          ['Entry in the chain', `Number ${signature.sequence} of the school’s chain of evidence`],
          ['Entry, SHA-256', signature.entryHash],
          ['Exact time (UTC)', signature.signedAt.toISOString()],
          ['How it was signed', signature.route],
          ['How the signer was known', signature.knownBy],
          ...onPaper(signature),
        ]}
      />
    </View>
  )
}

const MOST_SHOWN = 6

/** The day that stands on a paper, and the hashes of the pictures of its pages. */
function onPaper({ mark }: CopySignature): [string, string][] {
  if (mark.kind !== 'paper') return []
  const more = mark.scans.length > MOST_SHOWN ? ` and ${mark.scans.length - MOST_SHOWN} more` : ''
  const scans = mark.scans.slice(0, MOST_SHOWN).join(' ')
  return [
    ['Date on the paper', formatUkDay(mark.signedOn)],
    ['Scan of the paper, SHA-256', scans ? `${scans}${more}` : 'None: typed in from the paper'],
  ]
}

/** The address as a code of squares, with its quiet margin. */
function QrCode({ ink, text }: { ink: Ink; text: string }) {
  return <Canvas style={{ width: QR, height: QR }} paint={place(ink, showQrCode(text, QR, INK))} />
}
