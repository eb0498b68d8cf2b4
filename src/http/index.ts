/** The API over HTTP, derived from the catalogue. */
export type { SampleAccount } from './edge.ts'
export { type Limits, usualLimits } from './guards.ts'
export { edgeMessages } from './messages.ts'
export { openApiDocument } from './openapi.ts'
export { readFileApart } from './read-file.ts'
export { createServer, type ServerOptions } from './server.ts'
