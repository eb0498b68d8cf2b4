import { Drawer } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useOwn } from '../data.ts'
import { momentText } from '../format.ts'
import type { LineageNode } from '../queries.ts'
import { useWords } from '../words.ts'
import { EvidenceLink } from './evidence-link.tsx'
import { Figure } from './figure.tsx'
import { Answered } from './loading.tsx'
import { RowLink } from './row-link.tsx'

/** The drawer every figure opens: from the number down to the files it rests on. Which one is open stands in the URL. */
export function LineageDrawer() {
  const { say } = useWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const open = search['lineage'] ?? null
  const [address = '', id = ''] = open?.split(':') ?? []
  const lineage = useOwn('lineage', open ? { address, id } : null)
  const close = () =>
    void navigate({
      to: '.',
      search: (old: Record<string, string>) => Object.fromEntries(Object.entries(old).filter(([name]) => name !== 'lineage')),
    })
  return (
    <Drawer
      open={open !== null}
      onClose={close}
      title={say('lineage.title')}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      destroyOnHidden
    >
      {open && <Answered of={lineage}>{data => <Tree node={data.root} />}</Answered>}
    </Drawer>
  )
}

function Tree({ node }: { readonly node: LineageNode }) {
  return (
    <ol className="sum">
      <Node node={node} />
    </ol>
  )
}

function Node({ node }: { readonly node: LineageNode }) {
  const { say, said } = useWords()
  const told = [node.by, node.at ? momentText(node.at) : null].filter(Boolean).join(' · ')
  return (
    <li>
      <div className="line">
        <span className="note">{say(`lineage.${node.kind}`)}</span>
        {node.address && node.id ? (
          <RowLink address={node.address} id={node.id} text={said(node.title)} />
        ) : (
          <span>{said(node.title)}</span>
        )}
        {node.figure && (
          <span className="result">
            <Figure of={{ ...node.figure, lineage: null }} />
          </span>
        )}
      </div>
      {node.expression && <div className="expression">= {node.expression}</div>}
      {told && <div className="note">{told}</div>}
      {node.evidence.length > 0 && (
        <ul className="files">
          {node.evidence.map(file => (
            <EvidenceLink key={file.id} of={file} />
          ))}
        </ul>
      )}
      {node.children.map((child, index) => (
        // Nodes have no other identity than their place
        <Tree key={index} node={child} />
      ))}
    </li>
  )
}
