type Named = { title: string; about: string; reference: string }

/** A name that every system can write: `Staff agreement - Zoe Angstrom - 7Q2M-XK4T-09BC-HN5E.pdf`. */
export function copyFileName({ title, about, reference }: Named): string {
  const parts = [plain(title), plain(about), reference].filter(Boolean)
  return `${parts.join(' - ')}.pdf`
}

/** Letters without their accents, figures, spaces and hyphens; a name in another script is left out. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 -]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim()
