import { z } from 'zod'

/** What the audit tells of. A row holds ids, counts and hashes; never a word of a record, a draft or a reason. */
export const auditKinds = [
  'audit-begun',
  'record-saved',
  'draft-started',
  'draft-ended',
  'draft-saved',
  'finding-overridden',
  'override-withdrawn',
  'first-signed',
  'signed',
  'copied',
  'copy-failed',
  'printed',
  'pdf-saved',
  'rule-added',
  'rule-changed',
  'rules-imported',
  'rules-exported',
  'model-imported',
  'model-removed',
  'bundle-imported',
  'bundle-rolled-back',
  'account-saved',
  'account-removed',
  'settings-changed',
  'backup-made',
  'restored',
  'note-purged',
  'purged',
  'audit-exported',
  'head-broken',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** What a row can tell, by the names under which the export tells it. */
export const auditFactNames = [
  'author',
  'backup',
  'backupHead',
  'batchFiles',
  'before',
  'bundle',
  'bytes',
  'characters',
  'digest',
  'drafts',
  'failure',
  'format',
  'from',
  'head',
  'headMac',
  'headNumber',
  'kind',
  'known',
  'lostHead',
  'lostMac',
  'model',
  'notes',
  'origin',
  'phase',
  'problem',
  'proposed',
  'reason',
  'recordVersion',
  'refused',
  'replacements',
  'role',
  'rows',
  'rule',
  'section',
  'seed',
  'setting',
  'sha256',
  'signatures',
  'signer',
  'template',
  'templateVersion',
  'to',
  'type',
  'version',
  'withText',
] as const
export type AuditFactName = (typeof auditFactNames)[number]

/** Ids, counts, hashes, codes; by name, for a row of an older release may hold other names. */
export const auditFactsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
/** The fact that every row has: what was in force then, as `versionsLine` writes it. Absent in rows from before there was a stamp. */
export const versionsFact = 'versions'
export type AuditFacts = z.infer<typeof auditFactsSchema>
export type NewAuditFacts = Readonly<Partial<Record<AuditFactName, AuditFacts[string]>>>

export const auditEntrySchema = z.object({
  /** From 1, without gaps. */
  number: z.int(),
  at: z.number(),
  /** Who worked here then: the account's name, or the physician whom the settings name; empty: nobody has said. */
  actor: z.string(),
  kind: z.enum(auditKinds),
  noteId: z.string().nullable(),
  draftId: z.string().nullable(),
  facts: auditFactsSchema,
  /** HMAC-SHA256 over the row and the mac of the row before it. */
  mac: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>

/**
 * changed: the row is not the one that was written. missing: rows from this number on are not there. cut: the chain ends before the row that the
 * head outside names. head: the head outside was missing or unreadable when the program started. text: what the row tells of is not what it was.
 */
export const auditFaultKinds = ['changed', 'missing', 'cut', 'head', 'text'] as const
export const auditFaultSchema = z.object({ number: z.int(), kind: z.enum(auditFaultKinds), noteId: z.string().nullable() })
export type AuditFault = z.infer<typeof auditFaultSchema>

export const auditVerdictSchema = z.object({
  rows: z.int(),
  /** Texts, drafts and signatures that were held against their rows. */
  texts: z.int(),
  /** All of them; `faults` holds the first ones only. */
  faultCount: z.int(),
  faults: z.array(auditFaultSchema),
  head: z.object({ number: z.int(), mac: z.string() }),
  /** Rows that the head outside does not know yet. */
  lag: z.int(),
  at: z.number(),
  milliseconds: z.number(),
})
export type AuditVerdict = z.infer<typeof auditVerdictSchema>

export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), total: z.int() })
