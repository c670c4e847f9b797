const WINDOWS_1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

/** Decodes text in UTF-8, UTF-16 (with or without a mark) or Windows-1252; null where the bytes are no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes)
  const sample = text.slice(0, 20_000)
  const odd = [...sample].filter(
    (char) => (char < ' ' && !'\t\n\v\f\r\u001B'.includes(char)) || char === '\uFFFD',
  ).length
  return odd > sample.length * 0.005 + 1 ? null : text.replace(/^\uFEFF/, '').replaceAll('\u0000', '')
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return bigEndian(bytes)
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 2000)
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length * 0.3 && even < sample.length * 0.05) return new TextDecoder('utf-16le').decode(bytes)
  if (even > sample.length * 0.3 && odd < sample.length * 0.05) return bigEndian(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

function bigEndian(bytes: Uint8Array) {
  return new TextDecoder('utf-16le').decode(Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16())
}

// Some Node versions decode the label "windows-1252" as Latin-1 and lose curly quotes, so the table is our own.
function windows1252(bytes: Uint8Array) {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)
}
