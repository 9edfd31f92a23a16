import type { CueMention } from '../lexicon/lexicon.ts'

const bareVerb =
  /^(?:再|予以?|给予?)?(?:[拍做用加查服打注输施开贴滴换留送抽拔植置签]|使用|服用|应用|接受|实施|执行|完成|注射|口服|加用|签字|拔除|取出|静滴|静推|肌注)(?:了|过)?\s?(?=[，。；、,;()（）\n]|$)/
const bareCheck = /^(?:复查|送检|查|检查)(?:了|过)?\s?(?=[，。；、,;()（）\n]|$)/

/** A verb without an object of its own is about what stands before it: 胸片家长不同意拍, 针灸未施, 甲功已复查; 手术 of 拒绝手术 is an object. */
export const isVerbAhead = ({ cue }: CueMention, after: string) =>
  cue.language === 'zh' && !cue.cue.startsWith('无') && (bareVerb.test(after) || (cue.kind === 'done' && bareCheck.test(after)))

/** A bracket that says of the words before it only when and whether they were done: 阿司匹林300mg嚼服（急诊已给）. */
const remark =
  /^(?:急诊|门诊|外院|术[前中后]|今[日晨天]|昨[日天晚])?(?=[已未均]).{0,3}?(?:[拍做用查行服打注输施开送抽给签]|注射|口服|执行|完成)?$/

export const isRemark = (inside: string) => remark.test(inside)
