// The project's own lint rules, as one plugin for eslint.config.js.
import path from 'node:path'

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u
const WORDS = /[\p{L}\p{N}]/u
const WORD_ATTRIBUTES = /^(aria-(label|description|roledescription|placeholder|valuetext)|title|placeholder|alt|label)$/
const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'global', 'top', 'parent'])
const VAGUE_NAME = /(^|[-_.])(utils?|helpers?|common|managers?)([-_.]|$)|[a-z](Utils?|Helpers?|Common|Manager)([A-Z.]|$)/

/** @typedef {import('eslint').Rule.RuleModule} RuleModule */
/** @typedef {import('eslint').Rule.Node} Node */

/**
 * A rule that reports every node one of the selectors finds.
 * @param {string} message
 * @param {...string} selectors
 * @returns {RuleModule}
 */
function banSyntax(message, ...selectors) {
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) =>
      Object.fromEntries(selectors.map((selector) => [selector, (/** @type {Node} */ node) => context.report({ node, message })])),
  }
}

/**
 * A rule that reports every use of these globals, also as a member of window or globalThis; a local variable of that name is no use.
 * @param {string} message
 * @param {...string} names
 * @returns {RuleModule}
 */
function banGlobals(message, ...names) {
  const banned = new Set(names)
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => ({
      'Program:exit'(node) {
        const scope = context.sourceCode.getScope(node)
        const implicit = scope.variables.filter((variable) => variable.defs.length === 0).flatMap((variable) => variable.references)
        for (const { identifier } of new Set([...implicit, ...scope.through])) {
          if (banned.has(identifier.name)) context.report({ node: identifier, message })
        }
      },
      MemberExpression(node) {
        const name = memberName(node)
        if (name !== undefined && banned.has(name) && isGlobalObject(node.object)) context.report({ node, message })
      },
    }),
  }
}

/** @param {import('estree').MemberExpression} node */
function memberName({ property, computed }) {
  if (property.type === 'Literal' && typeof property.value === 'string') return property.value
  return !computed && property.type === 'Identifier' ? property.name : undefined
}

/**
 * window and its other names, whatever they are cast to.
 * @param {any} node
 * @returns {boolean}
 */
function isGlobalObject(node) {
  if (node?.type === 'TSAsExpression' || node?.type === 'TSNonNullExpression') return isGlobalObject(node.expression)
  return node?.type === 'Identifier' && GLOBAL_OBJECTS.has(node.name)
}

/** @type {RuleModule} */
const noWindowBridge = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const message = 'The bridge is handed over once, by main.tsx; features speak to the state.'
    return {
      MemberExpression(node) {
        if (memberName(node) === 'bridge' && isGlobalObject(node.object)) context.report({ node, message })
      },
      VariableDeclarator(node) {
        if (node.id.type !== 'ObjectPattern' || !isGlobalObject(node.init)) return
        const bridge = node.id.properties.find(
          (property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'bridge',
        )
        if (bridge) context.report({ node: bridge, message })
      },
    }
  },
}

/** @type {RuleModule} */
const noVagueFileName = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      const name = path.basename(context.filename)
      if (VAGUE_NAME.test(name)) context.report({ node, message: `"${name}" says nothing: name the file after what it exports.` })
    },
  }),
}

/** @type {RuleModule} */
const noCjkLiteral = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const message = 'Words of the screen live in the message tables, in every language.'
    return {
      Literal: (node) => {
        // Text and attributes of JSX belong to no-jsx-words.
        if (/^JSX(Element|Fragment|Attribute)$/.test(node.parent.type)) return
        if (typeof node.value === 'string' && CJK.test(node.value)) context.report({ node, message })
      },
      TemplateElement: (node) => {
        if (CJK.test(node.value.raw)) context.report({ node, message })
      },
    }
  },
}

/** @type {RuleModule} */
const noJsxWords = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const message = 'Words of the screen live in the message tables, in every language.'
    /** @param {any} value */
    const hasWords = (value) => value?.type === 'Literal' && typeof value.value === 'string' && WORDS.test(value.value)
    return {
      JSXText: (/** @type {any} */ node) => {
        if (WORDS.test(node.value)) context.report({ node, message })
      },
      'JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer': (/** @type {any} */ node) => {
        if (hasWords(node.expression) && !CJK.test(node.expression.value)) context.report({ node, message })
      },
      JSXAttribute: (/** @type {any} */ node) => {
        const isWordy = WORD_ATTRIBUTES.test(node.name.name) || (node.value?.type === 'Literal' && CJK.test(node.value.value))
        if (isWordy && hasWords(node.value)) context.report({ node, message })
      },
    }
  },
}

/** @type {import('eslint').ESLint.Plugin} */
export const fence = {
  meta: { name: 'fence' },
  rules: {
    'no-default-export': banSyntax(
      'Export by name: the import then says what it is.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
    ),
    'no-vague-file-name': noVagueFileName,
    'import-names-file': banSyntax(
      'Name the file with its extension: Node runs these files as they are.',
      ...['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'].map(
        (node) => `${node}[source.value=/^[.]/]:not([source.value=/[.][a-z]+([?].*)?$/])`,
      ),
    ),
    'no-raw-ipc': banSyntax(
      'Channels belong to src/main/ipc and src/preload.',
      'ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]',
      'MemberExpression[property.name=/^ipc(Main|Renderer)$/]',
      'Property[key.name=/^ipc(Main|Renderer)$/]',
    ),
    'no-network': banGlobals(
      'The application opens no connection.',
      'fetch',
      'WebSocket',
      'WebSocketStream',
      'WebTransport',
      'XMLHttpRequest',
      'EventSource',
      'RTCPeerConnection',
    ),
    'no-beacon': banSyntax('The application opens no connection.', 'MemberExpression[property.name="sendBeacon"]'),
    'no-code-from-text': banGlobals('Text never becomes code.', 'eval', 'Function'),
    'no-raw-html': banSyntax(
      'Text never becomes markup: a record may hold anything.',
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|srcdoc)$/]',
      'MemberExpression[object.name="document"][property.name=/^(write|writeln)$/]',
      'JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]',
      'Property[key.name=/^(innerHTML|dangerouslySetInnerHTML)$/]',
    ),
    'no-window-in-state': banGlobals(
      'State gets what it needs as arguments and is tested without a page.',
      'window',
      'document',
      'navigator',
      'location',
      'localStorage',
      'sessionStorage',
    ),
    'no-window-bridge': noWindowBridge,
    'no-node-globals': banGlobals(
      'The page and its preload have no Node.',
      'process',
      'Buffer',
      'require',
      'global',
      '__dirname',
      '__filename',
    ),
    'no-cjk-literal': noCjkLiteral,
    'no-jsx-words': noJsxWords,
  },
}
