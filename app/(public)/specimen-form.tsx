import { Icon } from '@/components/ui/icon'

const CLAUSES = [
  'I ask before I use a tablet.',
  'I am kind in messages.',
  'I tell a grown-up when something worries me.',
]

/** A drawing of the product's idea: one form, two signatures. Nothing in it can be used, so it is one picture to a screen reader. */
export function SpecimenForm() {
  return (
    <div
      role="img"
      aria-label="A drawing of a school form with three promises, signed by a pupil and, beneath, by a parent."
      className="relative mx-auto w-full max-w-[29rem] max-lg:max-w-[26rem]"
    >
      <div
        aria-hidden="true"
        className="absolute inset-0 translate-x-3 translate-y-3 rotate-[2.5deg] rounded-[4px] border border-rule bg-[#f3eee3] max-sm:translate-x-1"
      />
      <div
        aria-hidden="true"
        className="relative -rotate-1 rounded-[4px] border border-rule bg-surface px-6 pt-6 pb-7 shadow-[0_18px_50px_-22px_rgb(22_33_61/0.35)] sm:px-9 sm:pt-8"
      >
        <div className="headrule flex items-center gap-3 pb-4">
          <svg viewBox="0 0 40 46" className="h-11 w-10" aria-hidden="true">
            <path d="M2 2h36v22c0 11-8 17-18 20C10 41 2 35 2 24z" fill="var(--accent)" />
            <path d="M20 9v27M8 18h24" stroke="#fff" strokeWidth="2.5" opacity="0.9" />
            <path d="M11 12.5l2.5-3 2.5 3-2.5 3zM24 12.5l2.5-3 2.5 3-2.5 3z" fill="#fff" />
          </svg>
          <div>
            <p className="font-semibold leading-tight">Brookfield Primary School</p>
            <p className="text-[0.9375rem] text-ink-soft">Keeping safe online</p>
          </div>
        </div>
        <ul className="mt-5 grid gap-2.5">
          {CLAUSES.map((clause) => (
            <li key={clause} className="flex gap-3">
              <span className="mt-[0.15em] grid size-5 shrink-0 place-items-center rounded-[3px] bg-accent text-accent-ink">
                <Icon name="tick" className="size-3.5" />
              </span>
              {clause}
            </li>
          ))}
        </ul>
        <SignatureLine label="Pupil" when="Tuesday, 10.14 am" path={PUPIL} pen="#16213d" />
        <SignatureLine label="Parent or carer" when="Tuesday, 8.52 pm" path={PARENT} pen="var(--accent)" />
      </div>
      <p
        aria-hidden="true"
        className="absolute -end-1 -bottom-5 flex rotate-[3deg] items-center gap-2 rounded-full border-2 border-success bg-surface px-4 py-1.5 font-semibold text-success sm:-end-4"
      >
        <Icon name="tick" /> Complete
      </p>
    </div>
  )
}

function SignatureLine({ label, when, path, pen }: { label: string; when: string; path: string; pen: string }) {
  return (
    <div className="mt-6">
      <svg
        viewBox="0 0 320 56"
        className="block h-14 w-full overflow-visible"
        aria-hidden="true"
        preserveAspectRatio="xMinYMax meet"
      >
        <path d={path} fill="none" stroke={pen} strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <div className="flex flex-wrap justify-between gap-x-4 border-ink-soft border-t pt-1 text-[0.875rem] text-ink-soft">
        <span>{label}</span>
        <span className="tabular-nums">{when}</span>
      </div>
    </div>
  )
}

/** A child's separate, upright letters. */
const PUPIL =
  'M18 46L30 12L42 46M23 34H38M56 26V46M56 32C59 26 66 24 70 28V46M70 32C74 25 82 25 84 30V46M104 28C96 24 92 34 94 41C97 48 105 44 106 38V27V46M120 27V46M120 34C122 28 128 26 132 28M154 28C146 24 141 34 144 41C147 48 155 44 156 37V27C156 36 156 44 160 46'
/** An adult's quick, joined hand. */
const PARENT =
  'M20 40C30 8 44 2 42 14C40 28 24 48 18 44C12 38 40 30 52 30C60 30 52 44 60 44C68 44 70 28 76 30C80 32 72 46 82 44C90 42 92 28 98 30C102 31 98 44 106 43C116 42 122 4 130 4C138 6 118 44 128 44C136 44 138 30 144 30C150 31 144 44 152 43C162 42 166 28 174 30C180 33 170 45 180 44C196 42 204 34 226 36C244 38 256 34 280 30'
