import { createHash } from 'node:crypto'
import { createElement, isValidElement, type ReactNode } from 'react'

type Drawn = { children?: ReactNode }

/** Calls every component, as the renderer would, and leaves what it draws: boxes, texts, canvases, pictures. */
export function expand(node: ReactNode): ReactNode {
  if (Array.isArray(node)) return node.map(expand)
  if (!isValidElement<Drawn>(node)) return node
  if (typeof node.type === 'function') {
    const component = node.type as (props: Drawn) => ReactNode
    return expand(component(node.props))
  }
  const { children, ...props } = node.props
  const within = [expand(children)].flat(Number.POSITIVE_INFINITY) as ReactNode[]
  return createElement(node.type, props, ...within)
}

/** The same for two expanded trees exactly when the renderer draws the same for both; what a canvas paints does not count. */
export const shapeOf = (tree: ReactNode) =>
  createHash('sha256')
    .update(JSON.stringify(described(tree)))
    .digest('hex')

function described(node: ReactNode): unknown {
  if (Array.isArray(node)) return node.map(described)
  if (!isValidElement<Drawn>(node)) return node
  const { children, ...props } = node.props
  return [node.type, props, described(children)]
}
