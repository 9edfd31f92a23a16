/** Words for one relative; two texts that name none in common speak of different persons. */
const relatives: readonly RegExp[] = [
  /父亲|其父|爸|\b(?:father|dad)\b/i,
  /母亲|其母|(?<!姨|舅|姑|岳|祖|伯)妈|\b(?:mother|mum|mom)\b/i,
  /祖父|爷爷|外公|外祖父|\bgrand(?:father|dad|pa)\b/i,
  /祖母|奶奶|外婆|外祖母|\b(?:grandmother|gran|nan)\b/i,
  /(?<![表堂])(?:哥|兄)|\bbrother/i,
  /(?<![表堂])弟|\bbrother/i,
  /(?<![表堂])姐|\bsister/i,
  /(?<![姐表堂])妹|\bsister/i,
  /姨|姑|舅母|婶|\baunt/i,
  /舅(?!母)|叔|伯|\buncle/i,
  /儿子|长子|次子|\bson\b/i,
  /女儿|长女|次女|\bdaughter/i,
  /丈夫|爱人|妻|老伴|配偶|\b(?:wife|husband|spouse|partner)\b/i,
  /[表堂](?:兄|弟|姐|妹|哥)|\bcousin/i,
  /侄|外甥|\b(?:nephew|niece)\b/i,
  /婆婆|公公|岳父|岳母|in-law/i,
]

const named = (text: string) => relatives.flatMap((pattern, index) => (pattern.test(text) ? [index] : []))

export const namesRelative = (text: string) => relatives.some((pattern) => pattern.test(text))

/** Whether both name relatives, and none that the other names. */
export function isOtherRelative(own: string, other: string): boolean {
  const [a, b] = [named(own), named(other)]
  return a.length > 0 && b.length > 0 && !a.some((relative) => b.includes(relative))
}
