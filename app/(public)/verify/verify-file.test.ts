import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { makeCopy } from '@/lib/documents/commands/make-copy'
import { aForm, agree, aRequest, theNewestCopy } from '@/lib/documents/signed-request.factory'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { verifyFileAction } from './actions'
import { hashPdf, LARGEST } from './hash-file'

// No request stands behind these calls: whoever asks is of no known network.
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
beforeAll(() => registerReactions({}))

/** The file of a parents' form as it was made, of two parents of whom the first has signed. */
async function aRealCopy() {
  const school = await aSchool()
  const form = await aForm(school.id, 'parents')
  const pupil = await aPupil(school.id, { givenName: 'Nerys', familyName: 'Quillfeather' })
  const people = [await aParent(school.id, [pupil.id]), await aParent(school.id, [pupil.id])]
  const slots = people.map(({ id }) => ({ kind: 'parent' as const, personId: id }))
  const request = await aRequest({ form, personId: pupil.id, capacity: 'parent', slots })
  const sign = (parent: 0 | 1) => agree(school.id, [request.slotOf(people[parent]?.id ?? '')])
  const make = async () => {
    const job = { schoolId: school.id, requestId: request.id, mail: false }
    await makeCopy(job, { attempt: 1, maxAttempts: 1, isLast: true })
    return theNewestCopy(school.id, request.id)
  }
  await sign(0)
  return { sign, make, ...(await make()) }
}

/** What the page says about a file: hashed as the browser does it, and the hash alone handed on. */
async function askAbout(bytes: Buffer) {
  const form = new FormData()
  form.set('sha256', await hashPdf(new Blob([Uint8Array.from(bytes)]), () => {}))
  return verifyFileAction(form)
}

describe('a real copy', () => {
  let copy: Awaited<ReturnType<typeof aRealCopy>>
  beforeAll(async () => {
    copy = await aRealCopy()
  })

  test('is known as the very file that was made, and nobody is named', async () => {
    const answer = await askAbout(copy.bytes)
    expect(answer).toMatchObject({
      copy: { reference: copy.reference, standing: 'stands', erased: false, title: 'Agreement for parents' },
    })
    expect(JSON.stringify(answer)).not.toMatch(/Nerys|Quillfeather|Asha|Okafor|A\. Signer/)
  })

  test('is none any more once a byte is other, gone or added, wherever it is', async () => {
    const { bytes } = copy
    let seed = 7
    // The first bytes say that it is a PDF, and the browser looks at those.
    const places = [
      5,
      bytes.length - 1,
      ...Array.from({ length: 40 }, () => {
        seed = (seed * 1664525 + 1013904223) % 2 ** 32
        return 5 + (seed % (bytes.length - 5))
      }),
    ]
    const changed = places.map((at, index) => {
      const other = Buffer.from(bytes)
      other[at] = (other[at] ?? 0) ^ (1 << (index % 8))
      return other
    })
    const middle = bytes.length >> 1
    const longer = [
      Buffer.concat([bytes, Buffer.of(10)]),
      Buffer.concat([bytes.subarray(0, middle), Buffer.of(32), bytes.subarray(middle)]),
      bytes.subarray(0, -1),
    ]
    for (const other of [...changed, ...longer]) expect(await askAbout(other)).toEqual({ copy: null })
    expect(await askAbout(bytes)).toMatchObject({ copy: { reference: copy.reference } })
  })

  test('that a newer one has replaced is told as such', async () => {
    await copy.sign(1)
    const newer = await copy.make()
    expect(await askAbout(copy.bytes)).toMatchObject({ copy: { reference: copy.reference, standing: 'newer_copy' } })
    expect(await askAbout(newer.bytes)).toMatchObject({ copy: { reference: newer.reference, standing: 'stands' } })
  })
})

test('the hash is that of every byte, in files of one piece and of many, with the share that has been read', async () => {
  for (const size of [20, 2 ** 20, 3 * 2 ** 20 + 17]) {
    const bytes = Buffer.alloc(size, 'a copy')
    bytes.write('%PDF-1.7')
    const shares: number[] = []
    const hash = await hashPdf(new Blob([bytes]), (share) => shares.push(share))
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(shares).toEqual(Array.from({ length: Math.ceil(size / 2 ** 20) }, (_, piece) => (piece * 2 ** 20) / size))
  }
})

test('what cannot be a copy is not asked about', async () => {
  const none = () => {}
  await expect(hashPdf(new Blob(['']), none)).rejects.toThrow('not a PDF')
  await expect(hashPdf(new Blob(['PK, a document']), none)).rejects.toThrow('not a PDF')
  await expect(hashPdf({ size: LARGEST + 1 } as Blob, none)).rejects.toThrow('much larger')
  const folder = { size: 4096, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('a folder')) }) }
  await expect(hashPdf(folder as unknown as Blob, none)).rejects.toThrow('could not be read')
  vi.stubGlobal('crypto', {})
  await expect(hashPdf(new Blob(['%PDF-1.7']), none)).rejects.toThrow('Use the reference')
  vi.unstubAllGlobals()
})

test('what is no hash is refused, and who guesses is told to wait', async () => {
  const form = new FormData()
  for (const wrong of [undefined, '', 'A'.repeat(64), `${'a'.repeat(64)}\n`, new Blob(['x'])]) {
    if (wrong !== undefined) form.set('sha256', wrong)
    expect(await verifyFileAction(form)).toEqual({ refused: expect.stringContaining('did not get the hash') })
  }
  const guess = (number: number) => {
    form.set('sha256', createHash('sha256').update(`guess ${number}`).digest('hex'))
    return verifyFileAction(form)
  }
  const answers = await Promise.all(Array.from({ length: 110 }, (_, number) => guess(number)))
  expect(answers.filter((answer) => 'refused' in answer).length).toBeGreaterThanOrEqual(10)
  expect(await guess(111)).toEqual({ refused: expect.stringMatching(/too many files that we do not know.+Try again/) })
})
