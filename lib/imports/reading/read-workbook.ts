import readExcelFile from 'read-excel-file/node'
import { AppError } from '@/lib/errors'
import type { Table } from '../types'

/** The sheets of a workbook that hold anything, each cell as the text that stands for its value. */
export async function readWorkbook(name: string, bytes: Uint8Array): Promise<Table[]> {
  try {
    const sheets = await readExcelFile(Buffer.from(bytes))
    const filled = sheets.filter(({ data }) => data.length > 0)
    return filled.map(({ sheet, data }) => ({
      source: filled.length > 1 ? `${name}, sheet ${sheet}` : name,
      rows: data.map((row) => row.map(textOf)),
    }))
  } catch {
    throw new AppError(
      'INVALID',
      `${name} cannot be read as a workbook. Open it, save it as .xlsx or .csv, and choose that.`,
    )
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return cell === null || cell === undefined ? '' : String(cell)
}
