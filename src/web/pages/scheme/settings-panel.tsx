import { useWords } from '../../words.ts'
import { DecimalInput } from './decimal-input.tsx'
import { type SchemeDraft, type Settings, settingOf } from './draft.ts'
import { type SaidFinding, settingId } from './findings.ts'
import { Said } from './lines-table.tsx'

interface Props {
  readonly draft: SchemeDraft
  readonly findings: readonly SaidFinding[]
  readonly onChange: (settings: Settings, what: string) => void
}

interface Group {
  readonly name: string
  readonly fields: readonly string[]
  /** kept as shares, written in per cent; by field where only some are */
  readonly percent?: true | readonly string[]
  /** must come to the whole */
  readonly whole?: true
}

const roles = ['lead', 'coLead', 'responsible', 'collaborating'] as const
const sharings = ['ownMeasures', 'jointCredit', 'pointSplit'] as const
const columns: readonly (readonly Group[])[] = [
  [
    { name: 'coefficients', fields: roles },
    { name: 'alpha', fields: roles, percent: true },
    { name: 'split', fields: ['lead', 'responsible'], percent: true, whole: true },
    { name: 'importance', fields: ['key', 'normal', 'support'] },
  ],
  [
    { name: 'blocks', fields: ['targets', 'tasks', 'process'], percent: true, whole: true },
    { name: 'blocksWithoutTargets', fields: ['tasks', 'process'], percent: true, whole: true },
    { name: 'limits', fields: ['bonus', 'deduction', 'total'] },
    { name: 'gradeLines', fields: ['excellent', 'good', 'pass'] },
    { name: 'quotas', fields: ['excellent', 'good'], percent: true },
  ],
]
const deviation: Group = {
  name: 'deviation',
  fields: ['tolerance', 'inquiry', 'points', 'limit'],
  percent: ['tolerance', 'inquiry'],
}
/** What a scheme that begins to count deviations starts with. */
const firstDeviation = { tolerance: '0.05', inquiry: '0.20', points: '0.5', limit: '2' }

/** Everything a scheme says besides its lines, one group of numbers after another, each with what it does. */
export function SettingsPanel({ draft, findings, onChange }: Props) {
  const { say } = useWords()
  const sharing = String(draft.settings['sharing'] ?? '')
  const put = (group: string, name: string, value: string) => {
    const part = draft.settings[group]
    onChange({ ...draft.settings, [group]: { ...(typeof part === 'object' ? part : {}), [name]: value } }, `${group}.${name}`)
  }
  const fields = (group: Group) => <SettingGroup key={group.name} group={group} draft={draft} findings={findings} onPut={put} />
  return (
    <section className="panel" id="scheme-settings" aria-labelledby="scheme-settings-title">
      <header>
        <h2 id="scheme-settings-title">{say('scheme.settings')}</h2>
      </header>
      <fieldset className="scheme-group">
        <legend>{say('scheme.group.sharing')}</legend>
        {sharings.map(way => (
          <label key={way} className="scheme-way">
            <input
              type="radio"
              name="sharing"
              id={settingId('sharing', way)}
              checked={sharing === way}
              onChange={() => onChange({ ...draft.settings, sharing: way }, 'sharing')}
            />
            <span>
              <b>{say(`scheme.sharing.${way}`)}</b> <span className="note">{say(`scheme.sharing.${way}.help`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="columns even">
        {columns.map((groups, at) => (
          <div key={groups[0]?.name ?? at}>
            {groups.map(fields)}
            {at === 1 && (
              <fieldset className="scheme-group" id="group-deviation-way">
                <legend>{say('scheme.group.deviation')}</legend>
                <label className="scheme-flag">
                  <input
                    type="checkbox"
                    checked={draft.settings['deviation'] !== undefined}
                    onChange={event =>
                      onChange({ ...draft.settings, deviation: event.target.checked ? firstDeviation : undefined }, 'deviation')
                    }
                  />{' '}
                  {say('scheme.deviation.count')}
                </label>
                {draft.settings['deviation'] !== undefined && (
                  <SettingGroup group={deviation} draft={draft} findings={findings} onPut={put} isInner />
                )}
              </fieldset>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function SettingGroup({
  group,
  draft,
  findings,
  onPut,
  isInner = false,
}: {
  readonly group: Group
  readonly draft: SchemeDraft
  readonly findings: readonly SaidFinding[]
  readonly onPut: (group: string, name: string, value: string) => void
  /** the group around it says its name */
  readonly isInner?: boolean
}) {
  const { say } = useWords()
  const own = findings.filter(finding => finding.group === group.name)
  const isPercent = (name: string) => group.percent === true || (Array.isArray(group.percent) && group.percent.includes(name))
  const sum = group.fields.reduce((total, name) => total + Number(settingOf(draft, group.name, name)), 0)
  return (
    <fieldset className="scheme-group" id={`group-${group.name}`} tabIndex={-1}>
      <legend className={isInner ? 'hidden' : ''}>{say(`scheme.group.${group.name}`)}</legend>
      <p className="note">{say(`scheme.group.${group.name}.help`)}</p>
      <div className="scheme-params">
        {group.fields.map(name => (
          <DecimalInput
            key={name}
            id={settingId(group.name, name)}
            label={say(`scheme.set.${group.name}.${name}`)}
            value={settingOf(draft, group.name, name)}
            isPercent={isPercent(name)}
            suffix={
              isPercent(name)
                ? '%'
                : group.name === 'coefficients' || group.name === 'importance'
                  ? ''
                  : say('scheme.in.points')
            }
            invalid={own.length > 0}
            describedBy={own.length > 0 ? `group-${group.name}-said` : undefined}
            onChange={value => onPut(group.name, name, value)}
          />
        ))}
        {group.whole && Number.isFinite(sum) && (
          <span className={Math.abs(sum - 1) < 1e-9 ? 'note' : 'light severe'}>
            {Math.abs(sum - 1) < 1e-9
              ? say('scheme.whole.right')
              : say('scheme.whole', { sum: String(Math.round(sum * 10_000) / 100) })}
          </span>
        )}
      </div>
      {own.length > 0 && <Said id={`group-${group.name}-said`} of={own} />}
    </fieldset>
  )
}
