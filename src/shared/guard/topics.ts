/** Topics of a record whose segments tell what is to be done or is being done. */
export const orderTopics: ReadonlySet<string> = new Set(['plan', 'orders', 'discharge-orders', 'treatment'])
/** The same with what is to come after: all that a plan of a draft may rest on. */
export const planTopics: ReadonlySet<string> = new Set([...orderTopics, 'follow-up'])
/** Advice, of which nothing is done yet; under 处理 stands also what was done. */
export const adviceTopics: ReadonlySet<string> = new Set(['plan', 'follow-up', 'discharge-orders'])
