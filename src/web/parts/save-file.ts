/** Hands a value to the browser's downloads as JSON. */
export const save = (name: string, value: unknown): void => saveBytes(name, JSON.stringify(value, null, 1), 'application/json')

export function saveBytes(name: string, bytes: BlobPart, type: string): void {
  saveUrl(name, URL.createObjectURL(new Blob([bytes], { type })))
}

export function saveUrl(name: string, url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  if (url.startsWith('blob:')) URL.revokeObjectURL(url)
}
