import { Fragment } from 'react'
import styles from './Help.module.css'
import type { Block, Inline, Line } from './readMarkdown.ts'

/** One block of the guide; `mark` is what is searched for. */
export function HelpBlock({ block, mark }: { readonly block: Block; readonly mark: string }) {
  if (block.kind === 'paragraph') return <p>{<Words line={block.line} mark={mark} />}</p>
  if (block.kind === 'list') {
    const Tag = block.isOrdered ? 'ol' : 'ul'
    return (
      <Tag>
        {block.items.map((line, index) => (
          <li key={index}>
            <Words line={line} mark={mark} />
          </li>
        ))}
      </Tag>
    )
  }
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((line, index) => (
            <th key={index} scope="col">
              <Words line={line} mark={mark} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, place) => (
          <tr key={place}>
            {row.map((line, index) => (
              <td key={index}>
                <Words line={line} mark={mark} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Words({ line, mark }: { readonly line: Line; readonly mark: string }) {
  return line.map((inline, index) => <InlineWords key={index} inline={inline} mark={mark} />)
}

function InlineWords({ inline: { kind, text }, mark }: { readonly inline: Inline; readonly mark: string }) {
  const words = <Marked text={text} mark={mark} />
  if (kind === 'strong') return <strong>{words}</strong>
  return kind === 'code' ? <code className={styles.code}>{words}</code> : words
}

/** What is searched for stands out wherever it stands. */
function Marked({ text, mark }: { readonly text: string; readonly mark: string }) {
  if (mark === '') return text
  const pieces: { text: string; isFound: boolean }[] = []
  const lower = text.toLowerCase()
  let at = 0
  for (let found = lower.indexOf(mark); found >= 0; found = lower.indexOf(mark, at)) {
    pieces.push({ text: text.slice(at, found), isFound: false }, { text: text.slice(found, found + mark.length), isFound: true })
    at = found + mark.length
  }
  pieces.push({ text: text.slice(at), isFound: false })
  return pieces.map((piece, index) =>
    piece.isFound ? (
      <mark key={index} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  )
}
