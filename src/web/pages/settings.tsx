import { Link } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useOwn } from '../data.ts'
import { PageHead } from '../parts/head.tsx'
import { Answered } from '../parts/loading.tsx'
import { EmptyState } from '../parts/problem.tsx'
import { rowPath } from '../parts/row-link.tsx'
import { parameterKey, settingOf } from '../parts/setting.ts'
import { ValueText } from '../parts/value.tsx'
import type { SettingLine, SettingsPage as Answer } from '../queries.ts'
import { useCatalogue } from '../session.tsx'
import { useWords } from '../words.ts'

const address = 'settings.setting'

/** Every number of a rule that may be set: what holds today, since when and on what basis, and what is on its way. */
export function SettingsPage() {
  const { say } = useWords()
  return (
    <>
      <PageHead title={say('settings.title')} crumbs={[{ text: say('menu.registers') }]} sub={say('settings.sub')} />
      <Answered of={useOwn('settings', {})}>{data => <Areas of={data} />}</Answered>
    </>
  )
}

function Areas({ of }: { readonly of: Answer }) {
  const { say, said, house } = useWords()
  const [q, setQ] = useState('')
  const [onlyMoved, setOnlyMoved] = useState(false)
  const nameOf = (line: SettingLine) => house(parameterKey(line.parameter)) + said(line.keyLabel)
  const isShown = (line: SettingLine) =>
    nameOf(line).toLowerCase().includes(q.trim().toLowerCase()) && (!onlyMoved || line.since !== null || line.coming.length > 0)
  const areas = of.areas.map(area => ({ ...area, lines: area.lines.filter(isShown) })).filter(area => area.lines.length > 0)
  return (
    <>
      <div className="line no-print" style={{ gap: '1rem', marginBottom: '1rem' }}>
        <Input.Search
          aria-label={say('settings.find')}
          placeholder={say('settings.find')}
          allowClear
          value={q}
          onChange={event => setQ(event.target.value)}
          style={{ maxWidth: '20rem' }}
        />
        <Checkbox checked={onlyMoved} onChange={event => setOnlyMoved(event.target.checked)}>
          {say('settings.only')}
        </Checkbox>
      </div>
      {areas.length === 0 && <EmptyState text={say('settings.none', { q })} />}
      {areas.map(area => (
        <section key={area.slug} className="panel flush" style={{ marginBottom: '1rem' }}>
          <header>
            <h2>{said(area.label)}</h2>
          </header>
          <div className="scroll">
            <table className="table">
              <colgroup>
                <col style={{ width: '32%' }} />
                <col style={{ width: '14%' }} />
                <col style={{ width: '24%' }} />
                <col style={{ width: '22%' }} />
                <col />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">{say('settings.col.name')}</th>
                  <th scope="col" className="n">
                    {say('settings.col.value')}
                  </th>
                  <th scope="col">{say('settings.col.basis')}</th>
                  <th scope="col">{say('settings.col.coming')}</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {area.lines.map(line => (
                  <Line key={nameOf(line) + (line.key ?? '')} of={line} mayPropose={of.mayPropose} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  )
}

function Line({ of, mayPropose }: { readonly of: SettingLine; readonly mayPropose: boolean }) {
  const { say, said, house, state } = useWords()
  return (
    <tr>
      <td>
        {house(parameterKey(of.parameter))}
        {of.keyLabel && <span className="note"> · {said(of.keyLabel)}</span>}
      </td>
      <td className="n">
        <strong>
          <Amount of={of} value={of.value} />
        </strong>
        {of.value !== of.starts && (
          <div className="note">
            {say('settings.starts')}
            <Amount of={of} value={of.starts} />
          </div>
        )}
      </td>
      <td>
        <span className="mark">{say(`settings.tag.${of.tag}`)}</span> {of.since && of.basis}
        {of.since && <div className="note">{say('settings.coming', { day: of.since })}</div>}
      </td>
      <td>
        {of.coming.map(change => (
          <div key={change.id}>
            <Link to={rowPath(address, change.id)}>
              <Amount of={of} value={change.value} /> {say('settings.coming', { day: change.fromDay })}
            </Link>{' '}
            <span className="note">{state(address, change.state)}</span>
          </div>
        ))}
        {of.past.map(change => (
          <div key={change.id} className="note">
            <Link to={rowPath(address, change.id)}>
              {say('settings.past')} <Amount of={of} value={change.value} /> {say('settings.coming', { day: change.fromDay })}
            </Link>
          </div>
        ))}
      </td>
      <td className="nowrap no-print">
        {of.tag === 'P' ? (
          <span className="note">{say('settings.ofPlan')}</span>
        ) : (
          mayPropose && (
            <Link
              to="/records/$area/$record/new/$move"
              params={{ area: 'settings', record: 'setting', move: 'propose' }}
              search={{ parameter: of.parameter, ...(of.key && { key: of.key }) }}
              aria-label={say('settings.proposeFor', { name: house(parameterKey(of.parameter)) + said(of.keyLabel) })}
            >
              {say('settings.propose')}
            </Link>
          )
        )}
      </td>
    </tr>
  )
}

function Amount({ of, value }: { readonly of: SettingLine; readonly value: string }) {
  const field = useCatalogue().parameter(of.parameter)
  if (!field) return <>{value}</>
  return (
    <ValueText
      field={field}
      address={address}
      path="value"
      value={settingOf(field, value)}
      titles={{}}
      brief={false}
      beside={{}}
    />
  )
}
