import type { Sign } from './sign.ts'

/**
 * Orders in languages that no record here is written in: to pass over what was said, or to write something that is quoted. Some letters of a Cyrillic
 * word have been taken for their Latin twins by then.
 */
export const foreignSigns: readonly Sign[] = [
  // French
  {
    kind: 'order',
    pattern:
      /(?:\bignore[rz]|\boublie[rz]|\bne (?:pas )?tene[rz] (?:pas )?compte)\s[^.\n]{0,40}(?:instructions?|consignes?|dossier|r[eè]gles|pr[eé]c[eé]dent|ci-dessus|texte)|(?:[eé]cri(?:re|vez|s)\b|\br[eé]ponde[rz]\b|\bafficher?z?\b|\bindique[rz]\b)[^.\n]{0,24}[«"“]/i,
  },
  // Spanish, Portuguese, Italian
  {
    kind: 'order',
    pattern:
      /(?:\bignor(?:a|e|ar|en|i|are)\b|\bolvid(?:a|e|ar)\b|\besque[cç](?:a|er)|\bdimentic(?:a|hi|are)\b)\s(?:tod[ao]s?|tutt[aei]|las?|los?|el|[ao]s?|gli|le|il|cualquier|qualquer|todo)\s[^.\n]{0,40}(?:instruc|instru[cç]|istruzion|reglas|regras|regole|anterior|precedent|historia|texto|testo)|\b(?:escrib(?:e|a|ir)|escrev(?:a|er)|scriv(?:i|a|ere)|respond(?:e|a|er)|rispond(?:i|a|ere))\b[^.\n]{0,24}[«"“]/i,
  },
  // German
  {
    kind: 'order',
    pattern:
      /(?:\bignorier|\bvergiss\b|\bvergessen sie\b|\bmissacht)[^.\n]{0,40}(?:anweisung|regeln|vorherig|obig|text|akte|bisherig)|\b(?:schreibe?n?|antworten?|ausgeben|notieren?)\b[^.\n]{0,24}[„«"“]|[„«"“][^„«"“”»\n]{1,40}["“”»]\s(?:schreiben|ausgeben|antworten|eintragen)\b/i,
  },
  // Russian
  {
    kind: 'order',
    pattern:
      /(?:иг[нn][оo][рp]и[рp]|з[аa][бb][уy]д[ьb])[^.\n]{0,40}(?:ин[сc]т[рp]|п[рp][аa]вил|п[рp][еe]дыд|выш[еe])|(?:н[аa]пиши|[оo]тв[еe]ть|вы[вb][еe]ди)[^.\n]{0,24}[«"“]/i,
  },
  // Japanese, Korean
  {
    kind: 'order',
    pattern:
      /(?:無視|忘れ)(?:して|て|せよ|し)|[」”』を](?:と)?(?:だけ)?(?:書いて|出力し|記載し|回答し|答えて)|(?:이전|위의?|앞의?)[^.\n]{0,12}(?:무시|잊)|(?:라고|만)\s?(?:작성|출력|대답|답)(?:하|해)/,
  },
]
