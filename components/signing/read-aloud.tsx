'use client'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

/** Reads a text out with the device's own voice, line by line; without a script or a voice it is not there. */
export function ReadAloud({ lines, label = 'Read it to me' }: { lines: readonly string[]; label?: string }) {
  const [able, setAble] = useState(false)
  const [speaking, setSpeaking] = useState(false)
  // A stopped reading still ends its last line; only the newest one may change the button.
  const turn = useRef(0)

  useEffect(() => {
    setAble('speechSynthesis' in window)
    return () => window.speechSynthesis?.cancel()
  }, [])

  const stop = () => {
    turn.current += 1
    window.speechSynthesis.cancel()
    setSpeaking(false)
  }
  const start = () => {
    stop()
    const mine = turn.current
    setSpeaking(true)
    lines.forEach((line, index) => {
      const speech = new SpeechSynthesisUtterance(line)
      speech.lang = 'en-GB'
      speech.rate = 0.9
      if (index === lines.length - 1) speech.onend = () => turn.current === mine && setSpeaking(false)
      speech.onerror = () => turn.current === mine && setSpeaking(false)
      window.speechSynthesis.speak(speech)
    })
  }

  if (!able) return null
  return (
    <Button variant="secondary" className="no-print" aria-pressed={speaking} onClick={speaking ? stop : start}>
      <Speaker />
      {speaking ? 'Stop reading' : label}
    </Button>
  )
}

const Speaker = () => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    className="size-[1.3em]"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
  >
    <path d="M4 9.500h4l5-4v13l-5-4H4z" strokeLinejoin="round" />
    <path d="M16.500 9a4 4 0 010 6M19 6.500a8 8 0 010 11" strokeLinecap="round" />
  </svg>
)
