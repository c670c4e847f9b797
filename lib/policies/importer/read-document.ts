import { AppError } from '@/lib/errors'
import { decodeText } from '@/lib/format/decode-text'
import { readDocx } from '@/lib/policies/importer/read-docx'
import { readPdf } from '@/lib/policies/importer/read-pdf'

export const MAX_BYTES = 10 * 1024 * 1024
const MAX_TEXT = 400_000

const PICTURES = ['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a', '424d']

/** Reads a .txt, .md, .docx or .pdf as plain lines, told apart by content and never by name; throws INVALID with a sentence that says what to do. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw refuse('This file is empty. Choose another.')
  if (bytes.length > MAX_BYTES)
    throw refuse(`This file is larger than ${MAX_BYTES / 1024 / 1024} MB. Save it without pictures and try again.`)
  const text = (await textOf(name, bytes)).replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
  if (text.trim() === '') throw refuse('There is no text in this file. Choose another.')
  if (text.length > MAX_TEXT) throw refuse('This document is longer than a policy can be. Choose the policy alone.')
  return text
}

async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  const head = Buffer.from(bytes.subarray(0, 1024))
  const hex = head.toString('hex', 0, 8)
  const words = head.toString('latin1')
  if (words.includes('%PDF-')) return readPdf(bytes)
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return readDocx(bytes)
  if (hex.startsWith('d0cf11e0')) {
    throw refuse(
      'This Word document is in the older .doc format, or is locked with a password. Save it as .docx without a password.',
    )
  }
  if (
    PICTURES.some((magic) => hex.startsWith(magic)) ||
    /^(?:RIFF....WEBP|....ftyp(?:heic|heif|mif1|avif))/s.test(words)
  ) {
    throw refuse(`“${name}” is a picture, so it holds no text. Choose the document itself.`)
  }
  if (words.startsWith('{\\rtf')) throw refuse('This is a rich text file (.rtf). Save it as .docx and choose that.')
  if (/^\s*<(?:!doctype html|html)/i.test(words))
    throw refuse('This is a web page. Copy its text into a .txt or .docx file.')
  const text = decodeText(bytes)
  if (text === null)
    throw refuse(`“${name}” is not a document that can be read. Choose a .docx, .pdf, .txt or .md file.`)
  return text
}

function refuse(sentence: string) {
  return new AppError('INVALID', sentence)
}
