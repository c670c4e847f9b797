export type ScanFileKind = 'pdf' | 'jpeg' | 'png'

const starts = (bytes: Uint8Array, ...letters: number[]) => letters.every((letter, at) => bytes[at] === letter)

/** What a file is by its own first bytes, whatever it is called; null for what no scanner or telephone makes. */
export function kindOfFile(bytes: Uint8Array): ScanFileKind | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  // Some scanners put a line of their own before it.
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  return head.includes('%PDF-') ? 'pdf' : null
}
