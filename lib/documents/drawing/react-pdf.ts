// The runtime comes first: the renderer looks for it while it loads.
import './react-runtime'

export { Canvas, Document, Font, Image, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer'
