/** The same catalogue in a shell. */
export { buildWeb } from './build-web.ts'
export { loadSample, type SampleAccount, sampleAccounts, samplePassword } from './load-sample.ts'
export { type House, type OpenHouse, runCommand, type World } from './run-command.ts'
export { sampleFile } from './sample-file.ts'
export { say } from './words.ts'
