import { crc32, deflateSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Clause } from '@/lib/policies/types'
import type { CopyContent, CopySignature, SignedAgreement } from '../types'

/** Names in every script that a copy must draw, invented; each is in composed form. */
export const NAMES = {
  latin: 'Zoë Ångström-O’Neill',
  polish: 'Łukasz Żółć',
  vietnamese: 'Nguyễn Thị Ánh Tuyết',
  yoruba: 'Ọláńṣẹ́ Adébáyọ̀',
  cyrillic: 'Олександра Ївга',
  greek: 'Ελένη Παπαδοπούλου',
  hebrew: 'שָׂרָה כהן',
  arabic: 'محمد عبد الله الحسيني',
  urdu: 'فاطمہ ٹوانہ بھٹی',
  bengali: 'শ্রীমতী ক্ষিতি চক্রবর্ত্তী',
  tamil: 'தமிழ்ச்செல்வி கிருஷ்ணன்',
  gujarati: 'શ્રી કૃષ્ણ પટેલ',
  devanagari: 'श्रीमती प्रज्ञा त्रिवेदी',
  gurmukhi: 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਢਿੱਲੋਂ',
  chinese: '王小明 歐陽菲菲',
  mixed: 'Sarah שרה (Cohen)',
  emoji: 'Ana 😀 Lima',
}

const clause = (kind: Clause['kind'], text: string): Clause => ({ kind, text })

const anAgreement = (): SignedAgreement => ({
  audience: 'older_pupils',
  version: 2,
  sha256: '3f0a9d1c5be2478806c1d2e3f4a5b69788796a5b4c3d2e1f00112233445566aa',
  policyTitle: 'Online safety and acceptable use',
  policyVersion: 4,
  policySha256: 'b1946ac92492d2347c6235b4d2611184a0c1e2f3d4b5968778695a4b3c2d1e0f',
  content: {
    title: 'Using computers and the internet at school',
    leadIn: {
      will: 'When I use the school’s computers and tablets, I will:',
      will_not: 'I will not:',
      understand: 'I understand that:',
    },
    clauses: [
      clause('text', 'Our school wants everyone to learn with technology, and to be safe and kind while they do.'),
      clause('will', 'keep my password to myself, and tell {{contact}} if I think somebody else knows it'),
      clause('will', 'write to my teachers only through {{channel}}'),
      clause('will', 'tell a grown-up I trust when something I see worries or upsets me'),
      clause('will_not', 'share pictures of other people without asking them first'),
      clause('will_not', 'try to get round the filter'),
      clause('understand', 'the school can see what I do on its devices, and checks it with {{monitoring}}'),
    ],
    parentDeclaration: 'I have read this agreement with my child and support the school in keeping to it.',
    fields: [
      { key: 'contact', label: 'Who to tell', hint: '', value: 'Mrs Okafor in the office', multiline: false },
      { key: 'channel', label: 'Channel', hint: '', value: 'the class page', multiline: false },
      { key: 'monitoring', label: 'Monitoring', hint: '', value: 'Watchful', multiline: false },
    ],
  },
})

export const aSignature = (over: Partial<CopySignature> = {}): CopySignature => ({
  outcome: 'agreed',
  signer: 'Zoë Ångström-O’Neill',
  capacity: 'Pupil, Year 6',
  declaration: 'I am Zoë Ångström-O’Neill. I have read this agreement, version 2, and this is my signature to it.',
  mark: { kind: 'typed', text: over.signer ?? 'Zoë Ångström-O’Neill' },
  route: 'Class signing on a supervised device',
  knownBy: 'Picked from the list of class 6B with the teacher present',
  signedAt: new Date('2026-11-21T21:04:31.987Z'),
  witness: null,
  reference: '5HK2-0WVA-9QTR-M3XD',
  sequence: 1042,
  entryHash: '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
  ...over,
})

export const aCopy = (over: Partial<CopyContent> = {}): CopyContent => ({
  school: { name: 'Brookfield Primary School', urn: '123456', accent: '#1d5c63', crestPng: null },
  agreement: anAgreement(),
  round: 'Yearly agreements 2026 to 2027',
  pupil: 'Zoë Ångström-O’Neill',
  signatures: [aSignature()],
  reference: 'BRK-7K4P-2M9Q',
  verifyUrl: 'https://countersign.example/verify/BRK-7K4P-2M9Q',
  completedAt: new Date('2026-11-21T21:04:31.987Z'),
  ...over,
})

/** A small picture with see-through ground, black where `dark` says so. */
export function aPng(width: number, height: number, dark: (x: number, y: number) => boolean): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 4))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (dark(x, y)) rows[y * (1 + width * 4) + 1 + x * 4 + 3] = 255
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  )
}

/** The text of each page, as another reader finds it. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: false })
  return text
}
