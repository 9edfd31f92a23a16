import { config } from 'zod'

/** Schemas try once whether they may make code from text, which the page's policy forbids and reports. To be imported before any schema is made. */
config({ jitless: true })
