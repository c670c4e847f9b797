import { Tabs } from '@/components/ui/tabs'
import { PACK_KIND_LABELS, PACK_KINDS, type PackKind } from '@/lib/documents/packs/types'
import { hrefWith, type Typed } from './choice-address'

/** What can be printed; for whom is carried along. */
export const KindTabs = ({
  kind,
  typed: { roundId, classId, yearGroup, audience },
}: {
  kind: PackKind
  typed: Typed
}) => (
  <Tabs
    label="What to print"
    items={PACK_KINDS.map((one) => ({
      href: hrefWith({ roundId, classId, yearGroup, audience }, { kind: one }),
      label: PACK_KIND_LABELS[one],
      current: one === kind,
    }))}
  />
)
