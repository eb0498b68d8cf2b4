import { lazy, Suspense } from 'react'
import { Waiting } from '../parts/loading.tsx'
import type { LabHouse } from './lab-house.ts'
import { useView } from './lab-store.ts'

const RankedBars = lazy(async () => ({ default: (await import('./lab-charts.tsx')).RankedBars }))
const SensitivityBars = lazy(async () => ({ default: (await import('./lab-charts.tsx')).SensitivityBars }))
const FrameworkSunburst = lazy(async () => ({ default: (await import('./structure-charts.tsx')).FrameworkSunburst }))
const ContributionBars = lazy(async () => ({ default: (await import('./structure-charts.tsx')).ContributionBars }))
const CorrelationHeat = lazy(async () => ({ default: (await import('./structure-charts.tsx')).CorrelationHeat }))

/** Charts come after the answer, and their library only with them. */
export function ChartsPanel({ house }: { readonly house: LabHouse }) {
  const bars = useView(house.store, view => view.bars)
  const sensitivity = useView(house.store, view => view.sensitivity)
  const analysis = useView(house.store, view => view.analysis)
  return (
    <Suspense fallback={<Waiting />}>
      <div className="columns even lab-charts">
        <RankedBars house={house} bars={bars} />
        <SensitivityBars house={house} of={sensitivity} />
      </div>
      {analysis && (
        <>
          <div className="columns even lab-charts">
            <ContributionBars house={house} of={analysis} />
            <FrameworkSunburst house={house} of={analysis} />
          </div>
          <div className="lab-charts">
            <CorrelationHeat house={house} of={analysis} />
          </div>
        </>
      )}
    </Suspense>
  )
}
