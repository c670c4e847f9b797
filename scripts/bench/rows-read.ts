import type { Client } from 'pg'
import type { Statement } from './statements'

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: Node[]
}

const own = (node: Node) =>
  node['Actual Loops'] *
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0))

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** The most rows that one step of the statement's plan goes through, and the tables that it reads from end to end. */
export async function rowsRead(sql: Client, { text, values }: Statement) {
  const { rows } = await sql.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values)
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  const nodes = plan ? nodesOf(plan) : []
  return {
    most: Math.max(0, ...nodes.map(own)),
    whole: nodes.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : [])),
  }
}
