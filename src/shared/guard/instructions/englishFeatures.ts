import type { Features } from './featureNames.ts'

/** What a sentence in English that is spoken to the program is made of. Letters and discharge papers say you, must and please; a pump is programmed, a machine reads 140/90. */
export const englishFeatures: Features = {
  program: [
    /\b(?:an|the|any|dear|hello|hi|hey|if|as|to|for|our|your)[ ,]+(?:AI|LLM|GPT)\b(?![- ]?(?:assisted|software|algorithm|based|reads?\b|flagged|detected|measured|marked|and|on|jet|vmax))/,
    /\b(?:AI|LLM|GPT)(?::|,? (?:must|should|please|doctor|agent|model|assistant|reader|scribe|system)\b)/,
    /\b(?:large )?language (?:models?|systems?|engines?)\b|\bchat ?(?:bots?|gpt)\b|\bbots?\b|\bsummari[sz]ers?\b|\bsummari[sz](?:ing|ation) (?:engine|tool|system|model|software|agent|program)s?\b|\bcopilot\b|\bneural networks?\b/,
    /\bmachine[- ](?:prepared|generated|written|readable|made|readers?)\b|\b(?:automated|automatic) (?:summar\w+|readers?|writers?|notes?|processing|processors?|parsers?)\b/,
    /\b(?:any|every|the|this|whatever|whichever|dear|hello|hey) (?:software|program|parser|algorithm|agent|machine|computer|tool|model|system|engine)s?(?: (?:that|which))?(?= (?:reach|process|pars|summari|writ|generat|prepar|see|handl)|,? reading| reads? this)/,
    /\b(?:any|every|the|this|dear|hello) (?:software|parser|algorithm|engine)(?=:| (?:must|should|will|shall|is to|please))/,
    /(?:^|[\s(>])(?:program|software|system|model|agent|computer|machine),? (?:reading|processing|summari[sz]ing|parsing|writing)\b/,
    /(?:^|[.(>]\s{0,3})(?:model|summari[sz]er|parser|engine)[,:] (?=[a-z])/,
    /(?:^|[.:(>]\s{0,3})assistant(?=, ?(?:please|what|you|can|do|tell|write|ignore|forget|i )|: ?(?:please|you|ignore))|\b(?:the|dear|hey|hello) assistant (?:should|must|shall|is to|please)\b/,
    /\b(?:your developers?|openai|anthropic|training data|system prompt|context window)\b|\btokens?\b(?= (?:after|before|above|below|that|in))/,
  ],
  clerk: [
    /\b(?:who|which|what)ever (?:reads?|process\w*|summari[sz]es|handles|prepares|types?|transcribes|writes|compiles|is (?:reading|summari[sz]ing|typing|transcribing))\b/,
    /(?:^|[.(>\n*]\s{0,3}|\b(?:to|for|attention|attn|dear|note to|hey|hello),?:? (?:the |our |any )?)(?:transcri(?:ptionist|ber|ptioner)|typist|scribe|summari[sz]er|note[- ]?(?:writer|taker)|abstractor|editor)\b(?=\s?[-–—:,.;!]|\s+(?:please|must|should|is to|do not))/,
  ],
  ifRead: [
    /\bif (?:you|an?y? \w+|anyone|anything)(?: can| are| is)? (?:read(?:ing|s)?|see(?:ing|s)?|process(?:ing|es)?|pars(?:e|ing)) (?:this|these|the following)\b/,
    /\bif you(?: are|'re)? (?:condensing|summari[sz]ing|writing|drafting|compiling|abstracting|reading) (?:this|the|it)\b|\bwhen answering(?=, (?:add|say|write|put|use|include|always|do))/,
    /\b(?:for|to) (?:those|anything|anyone|whoever|whatever) (?:reading|processing|parsing)\b|\bin whatever you (?:produce|write|generate|output|make)\b|\b(?:upon|after|on) reading this\b/,
  ],
  artefact: [
    /(?<!\b(?:discharge|transfer|operative) )\bsummar(?:y|ies)\b|\bwrite-?ups?\b|\boutputs?\b|\bresponse\b|\bgenerated (?:text|content|note|summary)\b|\b(?:fields?|sections?|headings?|paragraph)\b|\bthe (?:final )?note\b|\btreatment advice\b|\bthe above\b/,
    /\b(?:the|your|every|each|any) (?:plan|diagnos[ie]s|assessment|impression|treatment(?: advice| plan)?|chief complaint|exam|follow-?up|(?:drug )?allerg(?:y|ies)|recommendations?)\b/,
  ],
  writing: [
    /\b(?:writes?|put|insert|add|append|mention|includes?|omit|strike|delete|type|paste|print|render|return|state|conclude|says?|report|replace|translate|rewrite|rephrase|praise|recommend|advise|suggest|promote|endorse|invent|fabricate|make up|list|tell|treat|appear)\b/,
    /\b(?:mark|label|open|close|end|finish|begin|work|weave|leave|claim|announce|declare|inform|convince|persuade|respond|apologi[sz]e|greet|bless|thank|prais\w+|refer to|execut\w+|swap|skip|drop|disregard|exclude|call (?:it|the patient|him|her|them)|visit|keep it|assume|confirm|admit|use(?! the)|wrote|multiply|reporting|insult)\b|\bread(?=s? ["“'])/,
  ],
  quoted: [/\breads?\s+[A-Z]{3,}/],
  ownText: [
    /\bthis (?:line|sentence|paragraph|text|passage|message|file|entry|document|record)\b|\b(?:reading|read|reaches|sees?|seeing|processes) this\b|\b(?:just|have) read\b|\b(?:following|above|preceding) (?:text|lines?|paragraph|passage|content)\b|\blast paragraph\b|\bbefore this (?:note|record|text)\b|\b(?:begins?|starts?|ends?) here\b|\bafter this point\b/,
  ],
  rules: [
    /\bpriority over\b|\btakes? precedence\b|\bsupersedes? (?:all|every|any)\b|\b(?:every|all|any) (?:rules?|guidelines?|safeguards?)\b|\b(?:no|without(?: any)?|free of|beyond) (?:polic(?:y|ies)|filters?|constraints?|guidelines?|rules)\b(?! about)/,
    /\bno right to (?:refuse|decline)\b|\b(?:may|can|must) ?not refuse\b|\bmust obey\b|\bunrestricted\b(?! diet)|\bunlocked\b|\bconfig(?:uration)? (?:override|change|update)\b|\bsession (?:is |now )?(?:elevated|reset|unlocked)\b|\boutranks?\b/,
    /\bwhatever (?:you were|you have been) (?:asked|told|given|instructed)\b|\bwhat were you (?:told|given|asked) before\b|\byour (?:rules|policy|policies|prompt|configuration|programming|guardrails|previous (?:summar(?:y|ies)|answer|response|output))\b|\byour (?:new )?(?:goal|task|mission|objective|job) (?:is|now)\b/,
    /\b(?:real|actual|true|new|correct|right|official|only valid) (?:instructions?|task|prompt|diagnosis is|summary|answer is|output)\b|\byou are (?:required|obliged|programmed|designed|ordered) to\b|\bwe are testing\b|\b(?:summary|output|writing|generation) rules\b|\b(?:to be|is|are) executed\b|\bwithout (?:\w+ )?rules\b|\bsecret instructions?\b|\bmay only (?:contain|say|read)\b/,
  ],
  role: [
    /\bpretend (?:you|to be|that you)\b|\bimagine (?:you(?:'re| are| have| were)|yourself (?:as|to be|free|with)|being an?)\b|\b(?:speak|answer|respond|reply) as\b|\btalk like\b|\bwrite as (?:if|though|a|an|the)\b|\blet'?s (?:play|pretend|imagine)\b|\brole-?play(?:ing)? (?:as|a game)\b/,
    /\byour persona\b|\bin character\b|\bthat version of yourself\b|\btake (?:on )?the role of\b|\byou are (?:now )?(?:dr\.?\s\w+|no longer (?:an?|the|bound)|called)\b|\bsuppose you (?:are|were)\b|\bas (?:an? |the )?(?:language model|ai)\b/,
  ],
  systemVoice: [
    /\b(?:system|platform|server|admin(?:istrator)?|maintenance|security|developer) (?:notice|update|message|announcement|note|notification|bulletin|mode|override)\b|\ba sandbox\b|\b(?:exam|test|quiz) for you\b|\bnot a (?:real )?(?:chart|record|note|patient)\b|\bsysadmin\b|\b(?:summary|summari[sz]ation|generation) (?:service|function|feature|engine|module)\b|\bconfig(?:uration)? override\b/,
  ],
  authority: [
    /\bhereby (?:order|command|instruct|authori[sz]e|require|direct)\b|\b(?:grants?|gives?|have|has) you (?:full )?(?:permission|authority|clearance)\b|\bI (?:order|command|authori[sz]e|instruct) you\b|\bauthori[sz]ation code\b|\bbypass (?:the )?(?:review|checks?|validation|approval)\b/,
  ],
  attack: [
    /\bprompt injection\b|\bPWNED\b|\bjailbr(?:eak|oken)\b|\bknowledge cutoff\b|\b(?:user|system|assistant) message\b|\b(?:first|last|next|only) instructions?\b(?= in| is| that| counts)|\bdownstream (?:processing|model|system)s?\b|\bhallucinate an?\b|\bthe next (?:model|agent|ai)\b|\bsentiment\b/,
  ],
  fabricate: [
    /\b(?:may|can|should|must|please|kindly|just) hallucinate\b|\b(?:assume|suppose|pretend) (?:that )?(?:the |this )?patient [^.\n]{1,40}\b(?:write|state|report|summari[sz]e|conclude)\b/,
    /\b(?:please|kindly|just|simply|to|and|then|should|must) (?:invent|fabricate|make up|hallucinate)\b|(?:^|[.:;,] )(?:invent|fabricate|make up|hallucinate) (?:a|an|some|the|your)\b/,
  ],
  transform: [
    /\b(?:consider|substitute|replace|treat|change|turn|swap|convert|read|interpret|exchange|switch) (?:every|all|each|any) [\w' -]{1,40}\b(?:with|as|to|into|an|by|for)\b/,
    /\b(?:every|all|each|any) (?:mentions?|occurrences?|denials?|instances?|numbers?|(?:lab )?values?|dos(?:e|age)s?)\b[^.\n]{0,30}\b(?:with|as|by|to|an)\b|\bappend [^.\n]{1,30} to (?:each|every|all)\b/,
  ],
  whileWriting: [
    /\b(?:when|while|as) (?:you(?:'re)? )?(?:write|writing|summari[sz]\w+|prepar(?:e|ing)|draft(?:ing)?|generat(?:e|ing)) (?:this|it|up|(?:the|your) (?:note|summary|record|text))\b|\bwr(?:ite|iting) (?:this|it|that) up\b|\bthe write-?up\b|\bwrite-?up guidance\b/,
  ],
  control: [
    /\bstop (?:summari[sz]ing|generating(?=[.,;:!]| (?:the|this|any|a|more) (?:summary|note|text|output))|this summary)\b|\b(?:do not|don't|never|refuse to) (?:summari[sz]e|generate (?:a|the|any) (?:summary|note))\b/,
    /\breturn (?:nothing(?! to\b)|empty\b(?!-)|null|blank|an empty (?:summary|note|string|page|answer)|["“'])/,
  ],
  task: [
    /\bas a detective\b|\bculprit\b|\bversion number\b|\b(?:jokes?|poems?|limericks?|haikus?|sonnets?|lyrics|rhymes?|pirates?|love letters?|fairy ?tales?|riddles?|acrostic|gibberish)\b|\b(?:a|an|another) (?:short |funny |sad |little )?(?:story|novel|song|script|tweet|rap)\b/,
    /\b(?:passwords?|credentials|api keys?|decode|decipher|base64|rot13)\b|\bcarry out what\b|\bact on (?:it|this|what)\b|\b(?:answer|try) again\b|\bin (?:all[- ])?(?:capitals|caps|uppercase)\b|\b(?:in|into) (?:french|german|spanish|latin|klingon|pig latin|emoji)\b|\bemojis?\b|\b(?:slang|swear words?|insults? (?:the|him|her|your)|flatter)\b|\bvalued customer\b|\bknock-?knock\b|\bwire (?:money|the)\b|\bbank account\b|\bmoney to\b/,
  ],
  format: [
    /\b(?:no|without) headings?\b|\b(?:in|to|with) (?:just |exactly |only )?(?:one|a single|two|three) (?:words?|emojis?)\b|\b(?:one|single) (?:word|sentence|line) only\b|\bthe word \w+, repeated\b|\bsign(?:ed|s)? off with\b|\bclose with:/,
    /\b(?:open|close|begin|start|end|finish)(?:s|es|ing)? (?:[\w ]{0,30} )?(?:with|by)(?= ?:? ?(?:the (?:line|words?|phrase|sentence)|["“]))|\b(?:open|close|begin|start|end|finish)(?:s|es|ing)? (?:the|your|every|each) (?:note|summary|write-?up|answer|output|response)\b/,
    /\bat the (?:very )?(?:end|top|bottom|start|beginning) of (?:the|your|every|each) (?:summary|write-?up|output|answer|response|note(?=[,:]| (?:write|add|put|say|insert)))|\b(?:as|into) (?:a|an) (?:poem|limerick|haiku|email|story|tweet|rap|song|letter|json|love letter)\b|\bin json\b|\b(?:exclamation|question) marks\b|\bno (?:summary|history|plan|exam|findings?|details?) (?:needed|required|necessary)\b|\bjust (?:write|translate)\b/,
  ],
  ruleForAll: [
    /\b(?:all|every|each|any) (?:summar(?:y|ies)|write-?ups?|outputs?|answers?|responses?|generated|sections?)\b|\bwherever\b|\bwhenever [\w' -]{1,30},|\b(?:from (?:here|now) on|as of (?:today|now)|by convention|traditionally|henceforth)\b|\bpatients named\b|\balways (?:refer to|call|describe|write|say|add|include)\b(?! patients)|\bunder (?:all|any) circumstances\b/,
  ],
  stealth: [
    /\bwithout (?:making it|saying (?:so|why)|mentioning (?:this|why)|telling|drawing|letting|explaining why)\b|\b(?:don't|do not) (?:let|tell) (?:anyone|the (?:doctor|physician|user|reader))\b|\b(?:secretly|subtly|discreetly)\b/,
  ],
  otherPatients: [/\b(?:other|another|previous|last|all) patients?(?:'s?|’s?)?\b/],
  advert: [
    /\bhotline\b|\bQR codes?\b|\b(?:buy|buying|purchase|sponsored|advert\w*|an ad|endorse\w*|promo\w*|discount|supplements?|brought to you|refills|sponsors?|reward)\b/,
  ],
  sanction: [
    /\b(?:will be|is|are) (?:rejected|invalid|discarded|penali[sz]ed|deleted)\b|\b(?:redone|rewritten)\b|\bor else\b|\bwill not be accepted\b|\bwas wrong\b|\bthis time\b/,
  ],
  wording: [
    /\bthe (?:phrase|words?|line|sentence|wording)\b|\bword for word\b|\bverbatim\b|\bas is\b|\bnothing else\b|\bnamely\b|\bjust say\b/,
  ],
  request: [
    /\b(?:would|could|can) you\b|\bkindly\b|\bplease\b|\bbe so kind\b|\bit(?:'d| would) be (?:great|nice|lovely)\b|\bnot too much trouble\b|\bthanks?\b|\bmust\b|\bha(?:s|ve) to\b|\bshall\b|\bshould\b|\bonly\b|\bfavou?r:/,
  ],
}
