const closing =
  /Target page, context or browser has been closed|Execution context was destroyed|Frame was detached|frame got detached|Browser closed|Target closed|No target with given id|Target crashed/

/** Awaits something that loses its point when the page goes away meanwhile: only that one failure is expected. */
export async function ignoreClosed<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && closing.test(error.message)) return undefined
    throw error
  }
}
