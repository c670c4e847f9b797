declare module 'bidi-js' {
  type Levels = { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] }
  type Bidi = {
    /** One level for each UTF-16 unit; odd levels run from right to left. */
    getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): Levels
  }
  export default function bidiFactory(): Bidi
}
