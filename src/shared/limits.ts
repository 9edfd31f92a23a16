/** UTF-16 units. A record over this is refused at the door: no chart is that long, a dump of a whole system is. */
export const maximumRecordCharacters = 5_000_000
/** UTF-16 units. Below it a draft is minutes on a CPU; above it the physician is asked to split the record by encounter. */
export const maximumDraftCharacters = 200_000
/** Letters, digits and ideographs, white space aside: less than this can't hold a complaint and a duration. */
export const minimumDraftCharacters = 8
/** Bytes of a file that is opened or dropped. */
export const maximumFileBytes = 10 * 1024 * 1024
/** Records of one batch. */
export const maximumBatchRecords = 20_000
/** UTF-16 units of one edited section. */
export const maximumSectionCharacters = 20_000
/** UTF-16 units of a physician's reason to let a finding stand. */
export const maximumReasonCharacters = 200
/** UTF-16 units of a question about a note, or an instruction. */
export const maximumQuestionCharacters = 500

/** UTF-16 units of what is searched for. */
export const maximumQueryCharacters = 200
