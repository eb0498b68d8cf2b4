import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sessionKey, useIdleUntil, useInside } from '../session.tsx'
import { useWords } from '../words.ts'

/** Warn this long before the session lapses, in seconds. */
const warnAt = 180

/** Three minutes before the session lapses; whoever is still working is not asked. */
export function IdleWarning() {
  const { say } = useWords()
  const { session } = useInside()
  const client = useQueryClient()
  const [left, setLeft] = useState<number | null>(null)
  const lastActed = useRef(Date.now())
  useEffect(() => {
    const acted = () => {
      lastActed.current = Date.now()
    }
    window.addEventListener('keydown', acted)
    window.addEventListener('pointerdown', acted)
    return () => {
      window.removeEventListener('keydown', acted)
      window.removeEventListener('pointerdown', acted)
    }
  }, [])
  const stay = useCallback(() => {
    setLeft(null)
    void client.refetchQueries({ queryKey: sessionKey })
  }, [client])
  const onTick = useCallback(
    (seconds: number) => {
      if (seconds > warnAt) return setLeft(null)
      if (seconds > 0 && Date.now() - lastActed.current < 60_000) return stay()
      setLeft(seconds)
      if (seconds <= 0) void client.refetchQueries({ queryKey: sessionKey })
    },
    [client, stay],
  )
  useIdleUntil(session, onTick)
  if (left === null || left <= 0) return null
  return (
    <div
      className="panel"
      role="alertdialog"
      aria-label={say('idle.title')}
      style={{
        position: 'fixed',
        right: '1rem',
        bottom: '5rem',
        zIndex: 1500,
        maxWidth: '24rem',
        boxShadow: '0 2px 8px rgba(27, 36, 48, 0.16)',
      }}
    >
      <p>{say('idle.text', { minutes: Math.max(1, Math.ceil(left / 60)) })}</p>
      <p style={{ marginTop: '0.75rem', textAlign: 'right' }}>
        <Button type="primary" onClick={stay}>
          {say('idle.stay')}
        </Button>
      </p>
    </div>
  )
}
