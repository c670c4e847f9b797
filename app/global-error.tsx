'use client'
import './globals.css'
import ErrorPage from './error'

/** Stands in when the outermost layout itself fails, so it brings its own document. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Sorry, this page did not work · Countersign</title>
        <ErrorPage {...props} />
      </body>
    </html>
  )
}
