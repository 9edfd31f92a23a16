import type { CueMention } from '../lexicon/lexicon.ts'

const bareVerb =
  /^(?:再|予以?|给予?)?(?:[拍做用加查服打注输施开贴滴换留送抽拔植置签给]|使用|服用|应用|留置|放置|置入|启用|接受|实施|执行|完成|注射|口服|加用|签字|拔除|取出|静滴|静推|肌注)(?:了|过)?\s?(?=[，。；、,;()（）\n]|$)/
const bareCheck = /^(?:复查|送检|查|检查)(?:了|过)?\s?(?=[，。；、,;()（）\n]|$)/

/** A verb without an object of its own is about what stands before it: 胸片家长不同意拍, 针灸未施, 甲功已复查; 手术 of 拒绝手术 is an object. */
export const isVerbAhead = (mention: CueMention, after: string) =>
  verbAhead(mention, after) > 0 ||
  // 拒绝并签字离院: what is refused stands before it
  (mention.cue.language === 'zh' && mention.cue.kind === 'refused' && /^[并且]/.test(after))

/** The length of such a verb directly after a cue; 0 where there is none. */
export function verbAhead({ cue }: CueMention, after: string): number {
  if (cue.language !== 'zh' || cue.isPseudo || cue.cue.startsWith('无')) return 0
  const verb = bareVerb.exec(after) ?? (cue.kind === 'done' ? bareCheck.exec(after) : null)
  return verb?.[0].length ?? 0
}

/** A bracket that says of the words before it only when and whether they were done: 阿司匹林300mg嚼服（急诊已给）. */
const remark =
  /^(?:急诊|门诊|外院|术[前中后]|今[日晨天]|昨[日天晚])?(?=[已未均]).{0,3}?(?:[拍做用查行服打注输施开送抽给签]|注射|口服|执行|完成)?$/

export const isRemark = (inside: string) => remark.test(inside)
