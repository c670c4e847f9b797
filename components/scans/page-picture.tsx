import type { ScanPageView } from '@/lib/scans/types'

const wordsOf = ({ form, formPage, formPages, fileName, pageOfFile }: ScanPageView) =>
  form && formPage
    ? `Page ${formPage} of ${formPages} of the form of ${form.about}`
    : `Page ${pageOfFile} of ${fileName}`

/** The picture of a scanned page, which opens by itself when pressed; small in a list. */
export function PagePicture({ page, small = false }: { page: ScanPageView; small?: boolean }) {
  const { id, pictured, width, height } = page
  if (!pictured) {
    return (
      <p className="grid aspect-[3/4] w-full place-items-center rounded-[4px] border border-edge/50 border-dashed p-3 text-center text-ink-soft">
        No picture
      </p>
    )
  }
  const words = wordsOf(page)
  return (
    <a href={`/api/scan-pages/${id}`} className="block" target="_blank" rel="noreferrer">
      {/* biome-ignore lint/performance/noImgElement: a picture that nobody but its reader may keep */}
      <img
        src={`/api/scan-pages/${id}`}
        alt={`${words}, as it was scanned`}
        width={width}
        height={height}
        loading={small ? 'lazy' : undefined}
        className="block h-auto w-full rounded-[3px] border border-rule bg-white"
      />
      <span className="mt-1 block text-[0.9375em] text-accent underline underline-offset-4">
        {small ? 'Larger' : 'Open the picture'}
        <span className="sr-only">: {words}, in a new tab</span>
      </span>
    </a>
  )
}
