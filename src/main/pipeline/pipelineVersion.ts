/** To be raised with every change of plan, prompt, decoding or guard that can change the words of a draft: drafts of another version answer no job. */
export const pipelineVersion = 12
