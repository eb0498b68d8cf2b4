import './old-browser.ts'
import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode, useEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { isProblem } from './api.ts'
import { ProblemNote } from './parts/problem.tsx'
import { makeRouter } from './router.tsx'
import { formsWait, InsideProvider, ownForms, sessionKey, useSessionAnswer } from './session.tsx'
import { SignIn } from './shell/sign-in.tsx'
import { SizeContext } from './shell/size.ts'
import './style.css'
import { antTheme, putTokens, type TextSize, textSizes } from './theme.ts'
import type { Session, SessionAnswer } from './wire.ts'
import { firstLang, loadHouse, startWords, useWords } from './words.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => isProblem(error) && error.code === 'connection_lost' && count < 2,
      throwOnError: false,
    },
  },
})
client.getQueryCache().subscribe(event => {
  const error = event.type === 'updated' && event.action.type === 'error' ? event.action.error : null
  if (error && isProblem(error) && error.code === 'not_signed_in')
    client.setQueryData<SessionAnswer>(sessionKey, old => (old ? { ...old, session: null } : old))
})

const keptSize = 'jinwei.size'
const firstSize = (): TextSize => {
  const kept = localStorage.getItem(keptSize)
  return kept !== null && kept in textSizes ? (kept as TextSize) : 'standard'
}

function Root() {
  const { lang } = useWords()
  const [size, setSize] = useState<TextSize>(firstSize)
  useEffect(() => {
    putTokens(document.documentElement, size)
    localStorage.setItem(keptSize, size)
  }, [size])
  const chosen = useMemo(() => ({ size, onSize: setSize }), [size])
  const theme = useMemo(() => antTheme(size), [size])
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        theme={theme}
        locale={lang === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <AntApp>
          <SizeContext.Provider value={chosen}>
            <Gate />
          </SizeContext.Provider>
        </AntApp>
      </ConfigProvider>
    </StyleProvider>
  )
}

/** Signed in, or at the door. When a session lapses the page stays as it is behind the door, every letter of it. */
function Gate() {
  const answer = useSessionAnswer()
  const inside = useRef<Session | null>(null)
  const now = answer.data?.session ?? null
  const router = useMemo(() => makeRouter(), [])
  // Something typed is waiting: the page stays mounted behind the door. After signing out nothing waits.
  const lapsed = !now && inside.current !== null && formsWait()
  const session = now ?? (lapsed ? inside.current : null)
  useEffect(() => {
    if (now) {
      ownForms(now.person.id)
      void loadHouse()
    }
    if (now && inside.current && inside.current.person.id !== now.person.id) window.location.assign('/')
    inside.current = session
  }, [now, session])
  if (!answer.data)
    return answer.error ? (
      <main className="door">
        {isProblem(answer.error) && <ProblemNote problem={answer.error} onRetry={() => void answer.refetch()} />}
      </main>
    ) : null
  if (!session) return <SignIn answer={answer.data} />
  return (
    <>
      <InsideProvider answer={{ ...answer.data, session }}>
        <RouterProvider router={router} />
      </InsideProvider>
      {!now && <SignIn answer={answer.data} again />}
    </>
  )
}

putTokens(document.documentElement, firstSize())
void startWords(firstLang()).then(() => {
  const place = document.getElementById('app')
  if (!place) return
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Root />
      </QueryClientProvider>
    </StrictMode>,
  )
  void import('./fonts.ts')
})
