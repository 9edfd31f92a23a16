import { EditorView } from '@codemirror/view'

/** The record's look, from the tokens, which a shadow root inherits. */
export const recordTheme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent', fontSize: 'var(--size-reading)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--sans)',
    lineHeight: '1.75',
    overflow: 'auto',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--line-strong) transparent',
  },
  '.cm-content': { padding: '8px 0 32px', caretColor: 'transparent', cursor: 'text' },
  '.cm-content:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-line': { padding: '0 18px 0 8px', overflowWrap: 'anywhere' },
  '.cm-line.segment-opening': { paddingTop: '7px' },
  '.cm-gutters': { color: 'var(--faint)', backgroundColor: 'transparent', border: 'none', fontSize: '11px', fontFamily: 'var(--mono)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 6px 0 0', lineHeight: '24.5px' },
  '.record-heading': { color: 'var(--accent)', fontWeight: '600' },
  '.cited': { backgroundColor: 'var(--mark)', borderRadius: '2px' },
  '.evidence': { backgroundColor: 'var(--mark-now)', borderRadius: '2px', boxShadow: 'inset 0 -2px 0 var(--mark-edge)' },
  '.evidence .record-heading, .record-heading .evidence': { color: 'var(--ink)' },
  '.special-character': {
    display: 'inline-block',
    margin: '0 1px',
    padding: '0 3px',
    fontFamily: 'var(--mono)',
    fontSize: '10px',
    lineHeight: '15px',
    color: 'var(--red)',
    border: '1px solid var(--red-line)',
    borderRadius: '3px',
  },
})
