import type { Ink } from './ink'
import { HAIRLINE, QUIET, ROOM } from './look'
import { View } from './react-pdf'
import { Words } from './words'

type FactsProps = { ink: Ink; rows: [label: string, value: string][]; width?: number; labels?: number; size?: number }

/** Names and what they stand for, in two columns with hairlines between the rows. */
export function Facts({ ink, rows, width = ROOM, labels = 128, size = 9 }: FactsProps) {
  return (
    <View style={{ width }}>
      {rows.map(([label, value]) => (
        <View
          key={`${label}\n${value}`}
          wrap={value.length > 900}
          style={{ flexDirection: 'row', borderTop: `0.5 solid ${HAIRLINE}`, paddingVertical: 3.5 }}
        >
          <Words ink={ink} text={label} width={labels - 10} size={size} colour={QUIET} />
          <View style={{ width: 10 }} />
          <Words ink={ink} text={value} width={width - labels} size={size} align="left" />
        </View>
      ))}
    </View>
  )
}
