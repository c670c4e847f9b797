import { create } from 'qrcode'

const QUIET = 4

/** A QR code as one path, drawn on the server. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (dark, at) => (dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join(
    '',
  )
  const side = size + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      className="size-56 max-w-full border border-rule bg-white"
      shapeRendering="crispEdges"
    >
      <path d={squares} fill="#000" />
    </svg>
  )
}
