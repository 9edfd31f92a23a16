import fs from 'node:fs'
import path from 'node:path'
import type { LoadRequest } from '../../../src/main/engine/engine.ts'
import { modelsFolder } from '../../../src/main/engine/models/modelsFolder.ts'
import { writeGguf, type GgufTensor, type GgufValue } from './writeGguf.ts'

/** The published shape of Youtu-LLM-2B. */
const shape = {
  ...{ layers: 32, hidden: 2048, feedForward: 6144, heads: 16, vocabulary: 128_256, context: 131_072 },
  ...{ queryRank: 1536, keyRank: 512, plain: 128, rotated: 64, value: 128 },
}
const keyWidth = shape.plain + shape.rotated
const controls = ['<|begin_of_text|>', '<|end_of_text|>', '<|User|>', '<|Assistant|>']
const template =
  "{{ '<|begin_of_text|>' }}{% for m in messages %}{% if m.role == 'system' %}{{ m.content }}{% elif m.role == 'user' %}<|User|>{{ m.content }}{% else %}<|Assistant|>{{ m.content }}{% endif %}{% endfor %}{% if add_generation_prompt %}<|Assistant|>{% endif %}"

/** Raised with every change of what is written. */
const version = 1

/** The bytes as characters, as byte-level vocabularies write them. */
function byteCharacters(): string[] {
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => {
    const isShown = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
    return String.fromCodePoint(isShown ? byte : next++)
  })
}

/** A word of letters that stands for nothing; no two are alike. */
function word(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters
  return `Ġq${letters}`
}

function metadata(): Record<string, GgufValue> {
  const own = [...byteCharacters()]
  const words = Array.from({ length: shape.vocabulary - own.length - controls.length }, (_, index) => word(index))
  const tokens = [...own, ...words, ...controls]
  const first = tokens.length - controls.length
  const arch = (values: Readonly<Record<string, GgufValue>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`deepseek2.${name}`, value]))
  return {
    'general.architecture': { text: 'deepseek2' },
    'general.name': { text: 'Random weights in the shape of Youtu-LLM-2B' },
    'general.file_type': { u32: 7 },
    ...arch({
      block_count: { u32: shape.layers },
      context_length: { u32: shape.context },
      embedding_length: { u32: shape.hidden },
      feed_forward_length: { u32: shape.feedForward },
      'attention.head_count': { u32: shape.heads },
      'attention.head_count_kv': { u32: 1 },
      'attention.layer_norm_rms_epsilon': { f32: 1e-6 },
      'attention.q_lora_rank': { u32: shape.queryRank },
      'attention.kv_lora_rank': { u32: shape.keyRank },
      'attention.key_length': { u32: shape.keyRank + shape.rotated },
      'attention.value_length': { u32: shape.keyRank },
      'attention.key_length_mla': { u32: keyWidth },
      'attention.value_length_mla': { u32: shape.value },
      'rope.dimension_count': { u32: shape.rotated },
      'rope.freq_base': { f32: 1_600_000 },
      leading_dense_block_count: { u32: shape.layers },
      vocab_size: { u32: shape.vocabulary },
      expert_feed_forward_length: { u32: shape.feedForward },
      expert_shared_count: { u32: 0 },
    }),
    'tokenizer.ggml.model': { text: 'gpt2' },
    'tokenizer.ggml.pre': { text: 'youtu' },
    'tokenizer.ggml.tokens': { texts: tokens },
    'tokenizer.ggml.token_type': { numbers: tokens.map((_, index) => (index < first ? 1 : 3)) },
    'tokenizer.ggml.merges': { texts: ['a b'] },
    'tokenizer.ggml.bos_token_id': { u32: first },
    'tokenizer.ggml.eos_token_id': { u32: first + 1 },
    'tokenizer.chat_template': { text: template },
  }
}

function tensors(): GgufTensor[] {
  const { hidden, feedForward, heads, queryRank, keyRank, plain, rotated, value } = shape
  const layer = (index: number): GgufTensor[] => {
    const named = (kind: GgufTensor['kind'], parts: Readonly<Record<string, readonly number[]>>) =>
      Object.entries(parts).map(([name, own]) => ({ name: `blk.${String(index)}.${name}.weight`, shape: own, kind }))
    return [
      ...named('ones', { attn_norm: [hidden], attn_q_a_norm: [queryRank], attn_kv_a_norm: [keyRank], ffn_norm: [hidden] }),
      ...named('random', {
        attn_q_a: [hidden, queryRank],
        attn_q_b: [queryRank, heads * keyWidth],
        attn_kv_a_mqa: [hidden, keyRank + rotated],
        attn_k_b: [plain, keyRank, heads],
        attn_v_b: [keyRank, value, heads],
        attn_output: [heads * value, hidden],
        ffn_gate: [hidden, feedForward],
        ffn_up: [hidden, feedForward],
        ffn_down: [feedForward, hidden],
      }),
    ]
  }
  return [
    { name: 'token_embd.weight', shape: [hidden, shape.vocabulary], kind: 'random' },
    { name: 'output_norm.weight', shape: [hidden], kind: 'ones' },
    ...Array.from({ length: shape.layers }, (_, index) => layer(index)).flat(),
  ]
}

/** The file of random weights in the product model's shape, in the cache beside the models; made when it is not there (2.1 GB). It writes nonsense: only speed and memory are its. */
export function youtuTwin(): Omit<LoadRequest, 'runtime'> {
  const folder = path.join(modelsFolder(), '..', 'bench')
  const file = path.join(folder, `youtu-shape-q8_0-v${String(version)}.gguf`)
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true })
    const unfinished = `${file}.${String(process.pid)}`
    writeGguf(unfinished, metadata(), tensors())
    fs.renameSync(unfinished, file)
  }
  return {
    modelId: 'youtu-twin',
    modelName: 'Youtu-LLM-2B’s shape, random weights',
    modelPath: file,
    sha256: `twin${String(version)}`.padEnd(64, '0'),
    threads: null,
    contextTokens: 8192,
    sampling: { temperature: 0, topP: 1, topK: 40 },
  }
}
