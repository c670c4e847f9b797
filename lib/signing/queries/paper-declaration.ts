import { paperDeclarationText } from '../declaration'

type Agreed = Omit<Parameters<typeof paperDeclarationText>[0], 'outcome' | 'signerName'> & { signerName: string | null }

/** The words above a signature on paper, as the evidence keeps them when the office records it; who is not known yet is the one who signs. */
export const paperDeclaration = ({ signerName, ...words }: Agreed) =>
  paperDeclarationText({ ...words, signerName: signerName ?? 'the person who signs below', outcome: 'agreed' })
