/**
 * What the pages, the engine and their libraries call and Chromium 86, the oldest core of the domestic browsers, has
 * not. The build lowers words of the language; functions have to be brought. `tests/journeys/old-browser.test.ts` walks
 * the pages without any newer function, so that the next one that is missing is found there.
 */
import 'core-js/modules/es.array.at.js'
import 'core-js/modules/es.array.find-last.js'
import 'core-js/modules/es.array.find-last-index.js'
import 'core-js/modules/es.array.to-reversed.js'
import 'core-js/modules/es.array.to-sorted.js'
import 'core-js/modules/es.array.to-spliced.js'
import 'core-js/modules/es.array.with.js'
import 'core-js/modules/es.map.group-by.js'
import 'core-js/modules/es.object.has-own.js'
import 'core-js/modules/es.string.at-alternative.js'
import 'core-js/modules/es.typed-array.at.js'
import 'core-js/modules/es.typed-array.find-last.js'
import 'core-js/modules/es.typed-array.find-last-index.js'
import 'core-js/modules/es.typed-array.to-reversed.js'
import 'core-js/modules/es.typed-array.to-sorted.js'
import 'core-js/modules/es.typed-array.with.js'
import 'core-js/modules/web.structured-clone.js'
