import type { Inbox } from '../queries.ts'
import { useWords } from '../words.ts'

/** What is due, said in one line of numbers with words. */
export function InboxStrip({ of }: { readonly of: Inbox }) {
  const { say } = useWords()
  return (
    <dl className="strip">
      {(['overdue', 'soon', 'returned', 'total'] as const).map(name => (
        <div key={name}>
          <dt>{say(name === 'returned' ? 'inbox.count.returned' : `inbox.${name}`)}</dt>
          <dd
            className="big"
            style={of[name] > 0 && name !== 'total' ? { color: name === 'soon' ? 'var(--late)' : 'var(--severe)' } : undefined}
          >
            {say('inbox.items', { count: of[name] })}
          </dd>
        </div>
      ))}
      <div>
        <dt>{say('inbox.asOf')}</dt>
        <dd className="big" style={{ fontWeight: 400 }}>
          {of.asOf}
        </dd>
      </div>
    </dl>
  )
}
