/**
 * A small index for tests: six units, two groups of two indicators, one of them better when lower.
 * The values are invented.
 */
export const sampleSpec = (more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  version: 1,
  data: {
    units: ['A', 'B', 'C', 'D', 'E', 'F'],
    indicators: {
      rd: [1, 2, 4, 9, 6, 3],
      patents: [10, 40, 20, 30, 60, 50],
      energy: [5, 4, 3, 6, 2, 1],
      cover: [30, 35, 20, 25, 40, 10],
    },
    denominators: { people: [1, 2, 1, 2, 4, 5] },
    groups: { region: ['east', 'east', 'east', 'west', 'west', null] },
  },
  structure: [
    { code: 'index' },
    { code: 'innovation', parent: 'index', weight: 3 },
    { code: 'green', parent: 'index', weight: 1 },
    { code: 'rd', parent: 'innovation', weight: 2 },
    { code: 'patents', parent: 'innovation', weight: 1, denominator: 'people', goalposts: [0, 100], target: 80 },
    { code: 'energy', parent: 'green', direction: -1, goalposts: [0, 10], target: 1 },
    { code: 'cover', parent: 'green' },
  ],
  steps: [
    { step: 'normalise', method: 'min-max', range: [1, 100] },
    { step: 'aggregate', method: 'arithmetic' },
  ],
  ...more,
})
