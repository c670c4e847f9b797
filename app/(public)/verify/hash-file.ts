/** No copy comes near it; larger files would fill the memory of a phone. In bytes. */
export const LARGEST = 64 * 2 ** 20
const PIECE = 2 ** 20

/** Why a file was not hashed, in a sentence for whoever chose it. */
export class NotHashed extends Error {}

/** The SHA-256 of a PDF in lower-case hex, read in pieces; throws `NotHashed`. It runs in the browser, and the file stays there. */
export async function hashPdf(file: Blob, progress: (share: number) => void): Promise<string> {
  // Browsers keep it back from pages that came without encryption.
  if (!globalThis.crypto?.subtle)
    throw new NotHashed('This browser cannot check a file on this page. Use the reference on the copy instead.')
  if (file.size > LARGEST) throw new NotHashed('This file is much larger than any copy, so it is not one.')
  const bytes = await read(file, progress)
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== '%PDF-')
    throw new NotHashed(
      'This file is not a PDF, and every copy is one. A photograph or a scan cannot be checked here: use the reference that stands on it.',
    )
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function read(file: Blob, progress: (share: number) => void) {
  const bytes = new Uint8Array(file.size)
  for (let at = 0; at < file.size; at += PIECE) {
    progress(at / file.size)
    const piece = await file
      .slice(at, at + PIECE)
      .arrayBuffer()
      .catch(() => null)
    if (!piece) throw new NotHashed('This file could not be read. A folder cannot be checked, only the files in it.')
    bytes.set(new Uint8Array(piece), at)
  }
  return bytes
}
