/** What a physician asks a record for by its kind, not by a term: the words that ask, and where the answer stands. */
export type QuestionTopic = {
  readonly id: string
  /** Words of the question that name the topic. */
  readonly asks: RegExp
  /** Topics of headings under which the answer stands, the most telling first; empty where no heading says so. */
  readonly topics: readonly string[]
  /** Sentences that answer where no heading does. */
  readonly cue: RegExp | null
  /** Only what stands on the topic answers: a drug that was given says nothing of an allergy, the patient's illness nothing of the father's. */
  readonly isClosed?: true
}

/** In the order in which a question is read: what an earlier one takes, a later one does not see. */
export const questionTopics: readonly QuestionTopic[] = [
  {
    id: 'allergy',
    asks: /(?:(?:药物|食物)?(?:及|和|或)?(?:药物|食物)?过敏(?:史|情况|原|反应)?)|\ballerg(?:y|ies|ic)\b(?: (?:to|history))?|\bdrug allerg(?:y|ies)\b/giu,
    topics: ['allergy'],
    cue: /过敏|\ballerg|\bNKD?A\b|anaphyla/iu,
    isClosed: true,
  },
  {
    id: 'family-history',
    asks: /家族(?:遗传)?(?:病)?史?|(?:家里|家中)(?:人|有人)?|父母|\bfamily(?: history)?\b|\brun in the family\b/giu,
    topics: ['family-history'],
    cue: /家族|父亲?|母亲?|兄|姐|妹|\b(?:family|father|mother|brother|sister)\b/iu,
    isClosed: true,
  },
  {
    id: 'chief-complaint',
    asks: /主诉|(?:为什么|因为什么|为何|什么原因|因何)(?:来|就诊|入院|住院|看病)(?:院|诊|的)?|哪里不舒服|chief complaint|reason for (?:the )?(?:visit|admission)|why (?:did|was|is|has)\b.*\b(?:come(?: in)?|admitted|present|here|seen)|(?:病|发病|起病)了?(?:有)?(?:多久|多长时间|几天)/giu,
    topics: ['chief-complaint'],
    cue: /因.{1,30}(?:入院|就诊)|\b(?:presents?|presented|presenting|complains?|complaining) (?:with|of|for)\b/iu,
  },
  {
    id: 'discharge-status',
    asks: /出院(?:时)?(?:的)?情况|出院时(?:状态|怎么样)|condition (?:at|on) discharge|discharge condition/giu,
    topics: ['discharge-status'],
    cue: null,
  },
  {
    id: 'medication',
    asks: /出院带药|带药|(?:平时|长期|目前|现在|在|正在|出院后?|回家)?(?:用|吃|服)(?:了|的|着|过)?(?:什么|哪些|哪几种|啥)药(?:物)?|什么药(?:物)?|用药(?:史|情况|方案)?|服药(?:情况)?|\b(?:current |home |discharge )?(?:medications?|meds|medicines?)\b|\bdrugs?\b/giu,
    topics: ['discharge-orders', 'orders', 'plan', 'treatment', 'past-history'],
    cue: null,
  },
  {
    id: 'course',
    asks: /(?:诊疗|住院|治疗|诊治)经过|hospital course/giu,
    topics: ['course'],
    cue: null,
  },
  {
    id: 'follow-up',
    asks: /(?:什么时候|何时|多久(?:以?后)?|几时)?(?:要|需要|再)?(?:来)?(?:随访|复诊|复查|随诊)(?:什么|时间|安排|计划)?|(?:什么时候|何时)再来|\bfollow[- ]?up\b|when (?:should|does|is)\b.*\b(?:return|come back|be seen again)\b/giu,
    topics: ['follow-up'],
    cue: /随访|复诊|复查|随诊|\bfollow[- ]?up\b|\breturn (?:to|if|in|for)\b/iu,
  },
  {
    id: 'surgery',
    asks: /手术(?:外伤)?史|(?:做|行|接受)过?(?:什么|哪些)?手术|(?:开|动)过刀|手术|\b(?:surgery|surgeries|surgical history|operations?)\b/giu,
    topics: ['operation'],
    cue: /手术|[\p{Script=Han}]术(?:后|史|$|[。，、；）)])|切除|\b(?:surg|operat|s\/p|\w*ectomy)/iu,
  },
  {
    id: 'plan',
    asks: /(?:诊疗|诊治|治疗|处理|下一步)(?:的)?(?:方案|计划|建议|措施|意见)|(?:怎么|如何|怎样)(?:治疗|治|处理)|治疗|处理|医嘱|\b(?:treatment|plan|management|managed|treated)\b|\bbe done next\b/giu,
    topics: ['discharge-orders', 'plan', 'orders', 'treatment'],
    cue: /(?:^|[，。；、\s])(?:建议|嘱|拟行|拟予|予以?|给予|继续|加用|停用|改用)|\b(?:recommend|plan(?:ned)?|will (?:start|continue)|start(?:ed)?|continue|prescribed?)\b/iu,
  },
  {
    id: 'diagnosis',
    asks: /(?:出院|入院|初步|目前|最后|最终|门诊|主要|修正)?(?:的)?诊断(?:结论|结果)?|(?:得|患)的?(?:是)?(?:什么|啥)病|什么病|\b(?:admission |discharge |final |working )?diagnos(?:is|es)\b|\bdiagnosed with\b|\bimpression\b|\bassessment\b/giu,
    topics: ['diagnosis'],
    cue: /诊断(?:为|：|:|考虑)|拟诊|印象[：:]|诊为|\b(?:diagnos(?:is|ed|es)|impression|assessment|consistent with)\b/iu,
  },
  {
    id: 'past-history',
    asks: /既往(?:史|病史)?|过去(?:史|病史)|(?:以前|过去|从前)(?:得|患|有)过?(?:什么|哪些)?(?:大)?病|基础(?:疾)?病|慢性病|\bpast (?:medical )?history\b|\bmedical history\b|\bPMH\b|\bchronic (?:illness|disease|condition)e?s?\b/giu,
    topics: ['past-history'],
    cue: /既往|\bhistory of\b|\bPMH\b/iu,
  },
  {
    id: 'smoking',
    asks: /(?:吸|抽)烟(?:史)?|烟龄|烟酒史?|\bsmok(?:es?|er|ing)\b|\btobacco\b/giu,
    topics: [],
    cue: /烟|\bsmok|\btobacco|\bcigar|\bpack[- ]year/iu,
  },
  {
    id: 'alcohol',
    asks: /(?:饮|喝|酗)酒(?:史)?|\balcohol(?: use)?\b|\bdrinks?\b|\bdrinking\b/giu,
    topics: [],
    cue: /酒|\balcohol|\bdrink|\betoh\b/iu,
  },
  { id: 'personal-history', asks: /个人史|婚育史|月经史|\bsocial history\b/giu, topics: ['personal-history'], cue: null },
  {
    id: 'age',
    asks: /年龄|多大(?:年纪|岁数)?|几岁|\bhow old\b|\bage\b/giu,
    topics: [],
    cue: /\d+\s*岁|\d+[- ]?(?:years?|yrs?)[- ]old|\b\d+\s*y\/?o\b|\bage[d:]?\s*\d+/iu,
  },
  {
    id: 'sex',
    asks: /性别|是?男(?:性)?(?:的)?还是女(?:性)?(?:的)?|\bgender\b|\bsex\b|\bmale or female\b/giu,
    topics: [],
    cue: /性别|(?:^|[，,、\s])[男女](?:性)?(?:[，,。、\s]|$)|\b(?:fe)?male\b|\b(?:wo)?man\b|\bgentleman\b|\blady\b/iu,
  },
  { id: 'name', asks: /姓名|叫什么(?:名字)?|名字|\bpatient(?:'s)? name\b/giu, topics: [], cue: /姓名|\bpatient name\b/iu },
  {
    id: 'vitals',
    asks: /生命体征|\bvital signs?\b|\bvitals\b/giu,
    topics: ['vitals'],
    cue: /(?:^|[\s，。；：:])(?:T|体温|BP|血压)\s*[：:]?\s*\d/u,
  },
  {
    id: 'physical-exam',
    asks: /查体|体格检查|体检|体征|\bphysical exam(?:ination)?\b|\bon exam(?:ination)?\b/giu,
    topics: ['physical-exam', 'specialist-exam', 'vitals'],
    cue: null,
  },
  {
    id: 'tests',
    asks: /(?:辅助|实验室|影像学?)?检查(?:结果)?|化验(?:结果|单)?|检验(?:结果)?|\b(?:lab(?:oratory)? (?:results?|tests?)|labs|test results?|imaging)\b/giu,
    topics: ['auxiliary-exam', 'labs', 'imaging', 'pathology'],
    cue: null,
  },
  { id: 'illness', asks: /现病史|发病经过|\bhistory of present illness\b|\bHPI\b/giu, topics: ['present-illness'], cue: null },
]

/** Words of a question that ask and name nothing. */
export const askingWords =
  /请问|身体|考虑|看到|看见|发现|患者|病人|他|她|本次|这次|有没有|有无|是不是|是否|是什么|会不会|能不能|什么样|什么时候|什么|哪些|哪里|哪个|哪种|哪天|多少|多久|多长时间|多大|多高|几次|几天|怎么样|怎样|怎么|如何|何时|为什么|吗|呢|吧|么|了|过|的|有|无|是|在|对|和|与|及|得|做|存在|出现|情况|结果|病史|史|数值|水平|剂量|用量|用法|频次|时间|开始|持续|记录|提到|写|告诉我|一下|当前|目前|现在|最近|最后一次|最新|曾经?|以前|既往|平时|如果|请|查/gu
export const askingWordsEnglish =
  /\b(?:what|which|when|where|who|why|how|much|many|long|often|high|low|old|is|are|was|were|be|been|does|do|did|has|have|had|any|ever|the|a|an|of|for|to|in|on|at|by|with|from|and|or|his|her|their|he|she|they|patient(?:'s)?|pt|there|it|this|that|record|note|chart|say|says|said|mention(?:ed)?|stated?|report(?:ed)?|tell|me|please|about|take|takes|taking|taken|on|dose|dosage|level|value|result|results|history|last|latest|current|currently|now|known|show|showed|start(?:ed)?|begin|began|feel|get|got|given|prescribed|receive[ds]?|should|will|would|can|could)\b/giu

/** Asks for a figure or a time: a passage that has one answers better. */
export const asksForFigure =
  /多少|多久|多长|几|多高|剂量|用量|数值|水平|何时|什么时候|哪天|\b(?:how (?:much|many|long|high|low|often)|when|dose|dosage|level|value)\b/iu
