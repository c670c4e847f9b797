import { formatUkDay } from '@/lib/format/uk-time'
import type { BlankFormContent } from '../types'
import { Body } from './body'
import { Facts } from './facts'
import type { Ink } from './ink'
import { INK, QUIET, ROOM } from './look'
import { Sheets } from './page'
import { checkPicture } from './picture'
import { Text, View } from './react-pdf'
import { render } from './render'
import { Typed, Words } from './words'

/** A form to be signed on paper: the agreement, the names that are known, and lines to write on. */
export async function drawBlankForm(content: BlankFormContent): Promise<Uint8Array> {
  checkPicture(content.school.crestPng, 'The school’s crest')
  const { school, reference, preparedAt } = content
  const who = content.pupil ?? content.signers[0]?.name
  const title = [content.agreement.content.title, who].filter(Boolean).join(' – ')
  return render(
    'P',
    (ink) => (
      <Sheets>
        <Body ink={ink} content={content}>
          <MadeOut ink={ink} content={content} />
        </Body>
        <PaperSignatures ink={ink} content={content} />
      </Sheets>
    ),
    { title, school: school.name, reference, at: preparedAt },
  )
}

/** Whose form this is and when it is wanted back, below the title. */
function MadeOut({ ink, content }: { ink: Ink; content: BlankFormContent }) {
  const who = content.pupil ?? content.signers[0]?.name
  const rows: [string, string][] = [
    ...(who ? [['For', who] as [string, string]] : []),
    ['Asked for in', content.round],
    ...(content.returnBy ? [['Please return by', formatUkDay(content.returnBy)] as [string, string]] : []),
  ]
  return (
    <View style={{ marginTop: 6, marginBottom: 6 }}>
      <Facts ink={ink} size={10} rows={rows} />
    </View>
  )
}

function PaperSignatures({ ink, content }: { ink: Ink; content: BlankFormContent }) {
  const tall = content.agreement.audience === 'younger_pupils'
  return content.signers.map((signer, at) => (
    <View key={`${signer.capacity}:${signer.name}`} wrap={false} style={{ marginTop: at === 0 ? 22 : 16 }}>
      {at === 0 && (
        <View style={{ marginBottom: 8 }}>
          <Words ink={ink} text="Sign here" width={ROOM} size={tall ? 20 : 15} weight={600} />
        </View>
      )}
      <PaperSignature ink={ink} signer={signer} tall={tall} />
    </View>
  ))
}

type PaperSignatureProps = { ink: Ink; signer: BlankFormContent['signers'][number]; tall: boolean }

function PaperSignature({ ink, signer, tall }: PaperSignatureProps) {
  const height = tall ? 52 : 34
  return (
    <View>
      {signer.name && <Typed ink={ink} text={signer.name} width={ROOM} size={tall ? 14 : 11.5} weight={600} />}
      <Words ink={ink} text={signer.capacity} width={ROOM} size={9.5} colour={QUIET} />
      <View style={{ height: 4 }} />
      <Words ink={ink} text={signer.declaration} width={ROOM} size={9.5} />
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Line text="Signature" width={signer.name ? 320 : 200} height={height} />
        {!signer.name && <Line text="Name, in capital letters" width={160} height={height} />}
        <Line text="Date" width={signer.name ? 130 : 90} height={height} />
      </View>
    </View>
  )
}

function Line({ text, width, height }: { text: string; width: number; height: number }) {
  return (
    <View style={{ width }}>
      <View style={{ height, borderBottom: `1 solid ${INK}` }} />
      <Text style={{ fontSize: 8, color: QUIET, marginTop: 3 }}>{text}</Text>
    </View>
  )
}
