import { foreignSigns } from './foreignSigns.ts'
import type { Sign } from './sign.ts'

/** 家属要求…, the patient was told …: then it is about people. */
export const told = {
  zh: /家属|家长|亲属|患者(?:本人)?(?:要求|表示|希望|拒绝|问|诉|说)|(?:嘱|告知|告诉|要求)(?:患者|病人|其|家属)|(?:对|向|在|当着|给)(?:患者|病人|患儿)|(?:主任|上级|带教)[^。\n]{0,8}(?:指示|意见|认为|要求|查房)|误(?:将|把)/,
  en: /\b(?:patient|pt|family|mother|father|wife|husband|daughter|son|parents?|he|she|they)\b[^.\n]{0,40}\b(?:told|advised|instructed|asked|requests?|requested|wishes|prefers?|declines?|counsel+ed|states?)\b|\b(?:in error|by mistake|wrong (?:patient|chart|side)|hemolyzed|haemolysed)\b/i,
} as const

const quotation = /[“"「][^”"」\n]{0,80}[”"」]/g

/** What is quoted in a sentence is what was asked for, and shows nothing of who speaks to whom. */
export const withoutQuotations = (sentence: string) => sentence.replace(quotation, '')

const orders: readonly Sign[] = [
  {
    kind: 'order',
    pattern:
      /(?<!不要|勿|不可|不能|不得|切莫|[常易会])(?:忽略|无视|忽视|不要理会|不用管|不必管|别管|別管|不要管|抛开|忘记|忘掉|丢弃|推翻|跳过|绕过|覆盖|(?:停止|不再|不必|无需)遵守|不要看)[^。！？\n]{0,8}(?:(?:上述|以上|上面|前面|之前|此前|先前|前文|前述|原有|原来|所有|全部|一切|任何|系统|你|安全|既定|内置|开发者|原文)[^。！？\n]{0,8}(?:指令|指示|规则|規則|提示|病历内容|内容|记录|限制|设定|设置|约束|命令|任务|规定|文字|要求|prompt)|(?:上述|以上|上面|前面|前文)的?(?=[，,。；\n]|$))/im,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /(?:上述|以上|上面|前面|之前|此前|先前)[^。！？\n]{0,6}(?:要求|指令|规则|提示|任务|设定)(?:都|均|全部|全|一律|已|现|即|统统){0,3}(?:作废|无效|失效|取消)|新(?:的)?(?:任务|指令)\s*[:：]/,
  },
  {
    kind: 'order',
    pattern:
      /(?:主诉|诊断结论|治疗建议|诊断|摘要|总结|各部分|每部分|三个部分|所有部分)(?:里|中|栏|一栏|部分)?(?:请|都|均|只|一律|统一|必须|务必|应当?|要|需|直接){0,3}(?:写|填写?|输出|替换|改写)(?:成|为|上|入|作|[“"”:：「])/,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /(?:请|務必|务必|必须|只能|只需|一律|直接|改为|要求?|将|把|并|，|,|：|:|^|\n|（|“)(?:在[^。！？\n]{0,14})?(?:只|仅|直接|把[^。！？\n]{0,14}|将[^。！？\n]{0,14})?(?:输出|輸出|回复|打印|复述|重复下面|翻译成|替换为|替换成|改写成|改写为|(?<=请|必须|务必|一律|直接)标记为|填写为|写成|写入|写上|写作|写为)[^。！？\n]{0,8}(?:[“"「『{]|JSON|英文|一首|以下内容|系统|提示词)/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    // 医生只写“待查”, 患者只回答“好”: then somebody did
    pattern:
      /请(?:只|仅|直接)?(?:写|输出|回答|回复)\s*[:：“"「]|(?<![\u4e00-\u9fff])(?:只|仅)(?:写|输出|回答|回复)\s*[“"「]|(?<![\u4e00-\u9fff]|量)输出(?:必须|只能|应当?|须)/,
  },
  {
    kind: 'order',
    pattern:
      /(?:不要|不得|禁止|切勿|请勿|不许)(?:在[^。！？\n]{0,8})?(?:提及|提到|写出|写入|输出|包含|列出|透露|引用|总结|纳入)[^。！？\n]{0,14}(?:过敏史|诊断|病历|原文|摘要|主诉|提示|指令|规则|警告|这段|此段|上述|以上)/,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /(?:AI|人工智能|大模型|语言模型|聊天机器人|(?:智能|AI|摘要|病历|写作)(?:助手|程序|系统|工具|模型|软件)|本模型|GPT|ChatGPT|DeepSeek|Qwen|千问|Copilot|LLM)(?<![度量、及]AI|[A-Z][、/]AI)[，,：:、\s]{0,3}(?:请|你|应当|必须|务必|不得|不要|须知|只能|把|将)/i,
  },
  { kind: 'order', pattern: /给\s*(?:AI|模型|大模型|程序|助手)的?(?:说明|指令|指示|提示|话)/i },
  {
    kind: 'role',
    pattern:
      /(?:你|您|AI)\s*(?:现在|此刻|今后|从现在起|要|将)?\s*(?:就)?(?:是|扮演|充当|变成|进入|切换(?:到|为))[^。！？\n]{0,14}(?:AI|助手|模型|机器人|一[名位个][^。！？\n]{0,8}(?:医生|医师|专家)|角色|模式|语言模型|DAN|管理员|诗人|海盗|黑客)/i,
    unlessTold: true,
  },
  {
    kind: 'role',
    pattern:
      /提示词|初始指令|内部指令|隐藏指令|(?:开发者|越狱|调试|管理员|上帝|无限制)模式|system\s*prompt|jailbr(?:eak|oken)|(?:developer|debug|DAN|god)\s+mode/i,
  },
  { kind: 'role', pattern: /解码[^。！？\n]{0,16}(?:执行|照做|遵守)|\bdecode\b[^.\n]{0,24}\b(?:follow|execute|obey|run)\b/i },
  {
    kind: 'other-patient',
    pattern:
      /(?:列出|输出|写入|写上|复制|粘贴|附上|显示|告诉|提供|合并|加入|读取|引用|代替|替换|把|用|将)[^。！？\n]{0,10}(?:其他|其它|另一?(?:位|个|名)|上一(?:位|个|名)|前一(?:位|个|名)|别的|刚才那?(?:位|个)|缓存里|数据库里|所有)[^。！？\n]{0,4}(?:患者|病人|病号)们?的[^。！？\n]{0,6}(?:病历|记录|资料|信息|姓名|诊断|摘要|身份证|数据)/,
    unlessTold: true,
  },
]

const english: readonly Sign[] = [
  {
    kind: 'order',
    pattern:
      /(?<!\b(?:not|never|don't) )\b(?:ignore|disregard|forget|override|bypass|skip|do not follow|don't follow|stop following|pay no attention to|erase|set aside)\b[^.\n]{0,16}\b(?:above|previous|prior|preceding|earlier|foregoing|all|any|every|your|the|these|system|initial|original|safety)\b(?: {1,6}(?:of|the|your|my|these|those|system|safety|content|previous|prior|earlier|initial|original|above|given|existing|other|hidden|security)\b){0,4} {1,6}(?:instructions?|prompts?|rules?|guidelines?|directions?|constraints?|commands?|programming|restrictions?|safeguards?|guardrails?)\b(?! (?:regarding|about|for|on|to|from)\b)/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:ignore|disregard|forget)\b\s+(?:(?:everything|all|what is)\b[^.\n]{0,12}\b(?:above|before this|previously|so far)\b|the above(?=[.,;:]| and\b|$))|\b(?:ignore|disregard) (?:the above|this|the) record\b/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:prior|previous|earlier|above|all) instructions? (?:are |is |were |now |all |hereby |have been ){0,4}(?:void|invalid|cancel+ed|superseded|revoked)\b(?! by\b)|\bnew task\s*:/i,
  },
  {
    kind: 'order',
    pattern:
      /(?:^|[.:;,"“(>]\s*|\b(?:please|must|only|to|should|then|always|(?<!intake |input |ins )and|just)\s+)(?:output|print)\b(?!\s*=)[^.\n]{0,20}(?:["“'{]|(?<=output[^.\n]{0,20}):|\b(?:only|exactly|nothing but|the words?|a (?:poem|song|joke)|json|number(?:s)?|patient requests|in (?:json|english|chinese|french|capitals|uppercase))\b)|(?:^|[.:;,>]\s*|\band\s+|instructions?,\s*)output\s+(?:the|a|an|just|nothing|your|every|all|yes|no|as|this|hello|some)\b/im,
  },
  {
    kind: 'order',
    pattern:
      /(?<!\b(?:can|could|cannot|to|not|will|would|did|who|they|patients?) )\b(?:reply|respond|answer)\b\s+(?:only\s+|solely\s+|just\s+)?(?:with\s+|by\s+|in\s+)?(?:exactly|verbatim|json|nothing but|["“]|the (?:words?|phrase|sentence|text)\b)/i,
  },
  {
    kind: 'order',
    pattern:
      /(?<!\b(?:could|would|can) you (?:please |kindly )?)\b(?:write|put|insert|enter|state|say|place|include|make|mark|label|list)\b[^.\n]{0,60}\b(?:in|into|under|as|for|on)\s+(?:the|every|each|all|your|this)(?:\s+(?!discharge|surgical|operative|visual|sterile|lung|radiation|upper|lower|right|left|flow)\w+)?\s+(?:summary|output|response|answer|sections?|fields?)\b|\bin (?:the|your) (?:summary|output|response|answer|(?:plan|diagnosis|chief complaint) section)\b[^.\n]{0,12}\b(?:write|put|state|say|include|insert)\b/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:write|put|insert|enter|state|say|make|replace|change|label)\b[^.\n]{0,50}["“][^"”\n]{2,60}["”][^.\n]{0,12}\b(?:in|into|as|under)\s+the\s+(?:plan|diagnosis|chief complaint|treatment)\b/i,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:diagnosis|plan|treatment|chief complaint|summary|answer|output)(?:\s+(?:section|field)\s+(?:must|should|shall|is to|has to|will)|\s+(?:must|should|shall|has to|will))\s+(?:only\s+)?(?:say|read|state|be written|be replaced|include\s+["“]|contain)\b|\bmake the\b[^.\n]{0,30}\bread\s+["“]/i,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:write|state|say|answer|put|replace|recommend)\b[^.\n]{0,40}["“][^"”\n]{2,60}["”][^.\n]{0,20}\b(?:chief complaint|diagnosis|plan|section|sections)\b|\b(?:write|print) only\b|\bsay only\s*["“:]|\banswer only\s+["“]|\breplace the (?:plan|diagnosis|treatment|chief complaint) with\b|\bchange the (?:plan|diagnosis|treatment|chief complaint) to\s+["“]/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /\bin the plan section write\b|\bwrite (?:in the )?(?:plan|diagnosis)\s*:|\bwrite in the (?:plan|diagnosis)|(?:^|\n)[ \t]*write[ \t]*:/i,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:do not|don't|never|must not)\b[^.\n]{0,8}\b(?:mention|summari[sz]e|output|reveal|cite|quote)\b[^.\n]{0,40}\b(?:summary|diagnos\w*|allerg\w*|record|instructions?|warnings?|evidence|sources?)\b(?![^.\n]{0,60}\b(?:in front of|for|to|with) (?:the |his |her |their )?(?:patient|family|husband|wife|child|mother|father|parents?|spouse)\b)/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /(?<!\b(?:can|could|cannot|to|not|did) )\b(?:repeat|say|write|copy) (?:the following|this) (?:sentence|text|words?|phrase)\b|\btranslate (?:the|this) (?:record|note|text|summary)\b(?![^.\n]{0,60}\b(?:in front of|for|to|with) (?:the |his |her |their )?(?:patient|family|husband|wife|child|mother|father|parents?|spouse)\b)|\breturn only json\b/i,
    unlessTold: true,
  },
  {
    kind: 'order',
    pattern:
      /\b(?:(?:ai|language|summari[sz]ation|large language)\s+(?:assistants?|models?|systems?|scribes?|agents?|tools?)|summari[sz]er|chatbot|chatgpt|llm|copilot|deepseek|qwen)\b[,:]?\s*(?:please|you|must|should|shall|do not|will now|is to)\b|\b(?:note|message|instructions?) (?:to|for) (?:the )?(?:ai|model|llm|ai assistant|summari[sz]er)\b/i,
  },
  {
    kind: 'role',
    pattern:
      /\byou (?:are|will be) (?:now )?(?:in \w+ mode|an? (?:unrestricted|ai|assistant|language model|chatbot|pirate|poet|hacker|developer|dan)\b)|\b(?:act|behave|respond|pretend|role-?play) (?:as|like) an? (?:ai|pirate|poet|unrestricted|assistant|hacker|doctor|expert)\b|\byou are a (?:pirate|poet)\b/i,
  },
  {
    kind: 'role',
    pattern:
      /\b(?:initial|hidden|internal|original|your) instructions?\b[^.\n]{0,12}\bverbatim\b|\b(?:highest|top) priority instructions?\b|\b(?:developer|admin) (?:message|override)\b/i,
  },
  {
    kind: 'other-patient',
    pattern:
      /\b(?:list|show|print|include|reveal|copy|paste|append|merge|use|insert|quote|output|tell)\b[^.\n]{0,40}\b(?:other|another|previous|prior|last|next|all)\s+patients?\b(?:'s|’s|s'|')?[^.\n]{0,24}(?:\b(?:records?|notes?|data|names?|charts?|diagnos\w+|identity|numbers?|information|cache)\b)/i,
    unlessTold: true,
  },
]

const turns: readonly Sign[] = [
  {
    kind: 'turn',
    pattern:
      /<\|[^|>\n]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?s>|<(?:start|end)_of_turn>|<\/?(?:system|assistant|user|instructions?|think|tool_call|tool_response|prompt)>/i,
  },
  { kind: 'turn', pattern: /（病历完）|\(end of record\)|\{\{[^}\n]{1,60}\}\}|\{%[^%\n]{1,60}%\}/i },
  {
    kind: 'role',
    pattern:
      /(?:^|\n|>)[ \t#*【[（(]{0,6}(?:system|developer|系统(?:指令|消息|提示词)?|最高指令|开发者(?:消息|指令)?|新(?:的)?(?:指令|任务)|指令|(?:new|system|hidden|secret|ai) instructions?)[ \t】\])）*]{0,3}[:：](?!\s*(?:reviewed|negative|normal))|【系统】|\[system\]|###\s*(?:system|instruction|指令|user|assistant|response)/i,
  },
]

export const signs: readonly Sign[] = [...turns, ...orders, ...english, ...foreignSigns]
