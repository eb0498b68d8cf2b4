import { lazy, Suspense } from 'react'
import { Waiting } from '../parts/loading.tsx'
import type { LabHouse } from './lab-house.ts'
import { useView } from './lab-store.ts'

const RankedBars = lazy(async () => ({ default: (await import('./lab-charts.tsx')).RankedBars }))
const SensitivityBars = lazy(async () => ({ default: (await import('./lab-charts.tsx')).SensitivityBars }))

/** Charts come after the answer, and their library only with them. */
export function ChartsPanel({ house }: { readonly house: LabHouse }) {
  const bars = useView(house.store, view => view.bars)
  const sensitivity = useView(house.store, view => view.sensitivity)
  return (
    <Suspense fallback={<Waiting />}>
      <div className="columns even lab-charts">
        <RankedBars house={house} bars={bars} />
        <SensitivityBars house={house} of={sensitivity} />
      </div>
    </Suspense>
  )
}
