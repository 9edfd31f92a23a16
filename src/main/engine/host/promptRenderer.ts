import { JinjaTemplateChatWrapper, type LlamaModel, type Token } from 'node-llama-cpp'
import type { ChatPrompt } from '../engine.ts'

/**
 * Turns a prompt into tokens with the chat template of the model file itself. The texts go in as plain text: a record's own `<|im_end|>` or
 * `<|Assistant|>` is tokenised as the characters that it is and opens no turn.
 */
export class PromptRenderer {
  readonly #model: LlamaModel
  readonly #wrapper: JinjaTemplateChatWrapper

  constructor(model: LlamaModel, template: string) {
    this.#model = model
    // drafts are written without thinking; a template that has no such switch ignores it
    this.#wrapper = new JinjaTemplateChatWrapper({ template, reasoning: false, additionalRenderParameters: { enable_thinking: false } })
  }

  tokensOf(prompt: ChatPrompt): Token[] {
    return [...this.#turns(prompt.system, prompt.user), ...this.#model.tokenize(prompt.answerStart, false)]
  }

  /** How many of the prompt's `tokens` stand before each of its cuts, ascending. */
  cutsOf(prompt: ChatPrompt, tokens: readonly Token[]): number[] {
    const cuts = (prompt.cuts ?? []).map((cut) => {
      const before = this.#turns(prompt.system, prompt.user.slice(0, cut))
      const end = before.findIndex((token, at) => token !== tokens[at])
      return end < 0 ? before.length : end
    })
    return [...new Set(cuts)].sort((a, b) => a - b)
  }

  #turns(system: string, user: string): Token[] {
    const { contextText } = this.#wrapper.generateContextState({
      chatHistory: [
        { type: 'system', text: system },
        { type: 'user', text: user },
        { type: 'model', response: [''] },
      ],
    })
    return contextText.tokenize(this.#model.tokenizer)
  }
}
