/** The quickest model of the catalogue: for everything that is not about how well a draft is written. */
export const smallModel = 'qwen2.5-coder-0.5b-q4'
