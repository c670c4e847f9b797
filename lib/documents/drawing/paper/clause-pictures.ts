import type { ClauseKind } from '@/lib/policies/types'

/** Line drawings in a square of 48, our own, each with the words of a point that call for it; the first that fits is taken. */
const PICTURES: [words: RegExp, name: string, path: string][] = [
  [/password|log ?in|sign ?in|log ?on/i, 'key', 'M21 18a8 8 0 1 1-16 0 8 8 0 1 1 16 0zM21 18h23M36 18v7M43 18v6'],
  [
    /sad|upset|worr|scare|frighten|unhappy|cross|horrible/i,
    'sad face',
    'M43 24a19 19 0 1 1-38 0 19 19 0 1 1 38 0zM17 18v3M31 18v3M15 35c5-7 13-7 18 0',
  ],
  [/picture|photo|camera|film|video/i, 'camera', 'M4 14h9l4-6h14l4 6h9v27H4zM33 27a9 9 0 1 1-18 0 9 9 0 1 1 18 0z'],
  [
    /\btell\b|grown-?up|teacher|adult|\bhelp\b/i,
    'a grown-up and a child',
    'M19 11a6 6 0 1 1-12 0 6 6 0 1 1 12 0zM3 43v-9c0-7 4-12 10-12s10 5 10 12v9M40 22a5 5 0 1 1-10 0 5 5 0 1 1 10 0zM26 43v-5c0-5 4-8 9-8s9 3 9 8v5',
  ],
  [
    /private|address|where (I|we) live|my name|about me|secret|to (my|our)sel/i,
    'lock',
    'M9 21h30v22H9zM15 21v-6c0-12 18-12 18 0v6M24 29v7',
  ],
  [
    /\bask|permission|say so|hand up|allowed/i,
    'a raised hand',
    'M15 44V31l-6-7c-2-3 2-6 4-4l5 5V10c0-4 5-4 5 0v12V7c0-4 5-4 5 0v15V9c0-4 5-4 5 0v14V14c0-4 5-4 5 0v18c0 6-2 9-4 12z',
  ],
  [
    /kind|friend|nice|polite|feelings|care about|nasty|mean/i,
    'heart',
    'M24 42C9 31 5 23 5 16c0-6 4-9 9-9 4 0 8 2 10 7 2-5 6-7 10-7 5 0 9 3 9 9 0 7-4 15-19 26z',
  ],
  [/message|e-?mail|chat|write|send|type|talk/i, 'a speech bubble', 'M5 8h38v25H22l-10 9v-9H5zM13 17h22M13 25h14'],
  [
    /\bgame|\bplay/i,
    'a game',
    'M14 15h20c7 0 10 8 11 17 0 6-6 7-9 2l-4-5H16l-4 5c-3 5-9 4-9-2 1-9 4-17 11-17zM15 18v8M11 22h8M32 20v1M36 25v1',
  ],
  [
    /\btime\b|minutes|turn (it )?off|switch|stop|finish|clos/i,
    'clock',
    'M43 24a19 19 0 1 1-38 0 19 19 0 1 1 38 0zM24 12v12l8 6',
  ],
  [
    /\bsafe|look after|carry|gentl|careful|damage|food|drink/i,
    'shield',
    'M24 4l17 6v12c0 11-7 18-17 22C14 40 7 33 7 22V10zM16 23l6 6 11-12',
  ],
  [
    /internet|online|website|\bweb\b|search|link|click/i,
    'globe',
    'M43 24a19 19 0 1 1-38 0 19 19 0 1 1 38 0zM5 24h38M24 5c9 9 9 29 0 38M24 5c-9 9-9 29 0 38',
  ],
  [
    /\bsee\b|\bsees\b|look|check|watch|know/i,
    'eye',
    'M3 24C11 11 37 11 45 24 37 37 11 37 3 24zM31 24a7 7 0 1 1-14 0 7 7 0 1 1 14 0z',
  ],
  [/tablet|computer|device|laptop|screen|phone|iPad/i, 'tablet', 'M9 4h30v40H9zM9 10h30M9 36h30M22 40h4'],
]

const PAGE = { name: 'a page', path: 'M10 5h28v39H10zM16 15h16M16 23h16M16 31h9' }
const SMILE = {
  name: 'smiling face',
  path: 'M43 24a19 19 0 1 1-38 0 19 19 0 1 1 38 0zM17 18v3M31 18v3M15 29c5 7 13 7 18 0',
}

/** The picture beside a point of a form for younger pupils; a smile stands beside what they will do only. */
export function clausePicture(kind: ClauseKind, text: string): { name: string; path: string } {
  const found = PICTURES.find(([words]) => words.test(text))
  if (found) return { name: found[1], path: found[2] }
  return kind === 'will' ? SMILE : PAGE
}

/** Beside a picture, at its lower right: to do, or not to do. */
export const SIGNS = {
  will: 'M29 38l5 5 10-12',
  will_not: 'M31 31l13 13M44 31L31 44',
}
