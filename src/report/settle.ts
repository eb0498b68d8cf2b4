import { assert } from '#base'

const centralEntry = 0x02014b50
const endOfCentral = 0x06054b50
/** 1980-01-01 00:00, the first moment the format can say. */
const dosTime = 0x0000
const dosDate = 0x0021

/**
 * Set every time stamp inside a ZIP archive to the same moment. The libraries stamp the clock of the machine, and the
 * same values must give the same bytes: a report is compared with the one kept beside a verdict.
 *
 * @param archive a ZIP as docx and xlsx are, without ZIP64
 * @returns a copy; sizes and checksums are untouched
 * @throws Bug when the bytes are no such archive
 */
export function settle(archive: Uint8Array): Uint8Array {
  const bytes = archive.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== endOfCentral) end -= 1
  assert(end >= 0, 'an archive we just wrote has an end record')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    assert(view.getUint32(at, true) === centralEntry, 'the central directory lists as many entries as it says')
    view.setUint16(at + 12, dosTime, true)
    view.setUint16(at + 14, dosDate, true)
    const local = view.getUint32(at + 42, true)
    view.setUint16(local + 10, dosTime, true)
    view.setUint16(local + 12, dosDate, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}
