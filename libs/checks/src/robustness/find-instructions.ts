import { FreePlaces } from '../text/free-places.js';
import type { TextSpan } from '../text/text-span.js';

/** Words that give orders to whoever reads a text as a machine would. */
export interface Instruction extends TextSpan {
  kind: 'override' | 'role' | 'verdict' | 'disclosure' | 'exfiltration';
}

const gap = '[^.!?。！？\\n]{0,40}?';
const kinds: readonly (readonly [Instruction['kind'], RegExp])[] = [
  [
    'override',
    new RegExp(
      `(?<![a-z])(?:ignore|disregard|forget|override|bypass|discard|do not follow|don't follow|pay no attention to)(?![a-z]) ${gap}(?:instruction|prompt|rule|guideline|direction|polic(?:y|ies)|restriction|safeguard|(?:everything|all|text) (?:above|before)|the above(?! average)|previous (?:text|message|context))s?(?![a-z])`,
      'gi',
    ),
  ],
  [
    'override',
    new RegExp(
      `(?:忽略|無視|忘記|忘掉|不要理會|不用理會|略過|跳過|不要遵守|推翻)${gap}(?:指示|指令|提示|規則|規定|限制|設定|要求|以上|上述|前面|先前)`,
      'g',
    ),
  ],
  [
    'role',
    /(?<![a-z])(?:you are now [^.!?\n]{0,30}?(?:assistant|ai|model|bot|dan|mode|unrestricted|jailbroken|developer|hacker|agent|free from)(?![a-z])|from now on,? you (?:are|will|must)|act as (?:a |an |the )?(?:system|developer|admin|unrestricted|jailbroken|dan)(?![a-z])|enter (?:developer|debug|god|dan) mode|new (?:system )?(?:instructions|prompt):|system (?:prompt|message|override):)|<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|?>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant)(?:_prompt)?>|^\s{0,3}#{1,4} ?(?:system|instruction|assistant):?\s*$/gim,
  ],
  [
    'role',
    /(?:你現在是|從現在開始你|從現在起你|請扮演|進入(?:開發者|除錯|無限制)模式|新的?(?:系統)?(?:指令|提示)[:：]|系統(?:指令|提示|訊息)[:：])/g,
  ],
  [
    'verdict',
    new RegExp(
      `(?<![a-z])(?:(?:please )?(?:mark|rate|score|classify|label|report|flag|judge|approve|treat|consider)(?![a-z]) (?:this|it|the (?:output|answer|text|response|claim|submission|content))${gap}(?:as )?(?:approved|passed|safe|supported|correct|compliant|grounded|harmless|without (?:findings|bias)|10/10|100 ?%|full (?:score|marks))|(?:reviewer|grader|judge|evaluator|checker|auditor|moderator|classifier)s?[,:]? ${gap}(?:must|should|please|you) ${gap}(?:approve|pass|accept|ignore|answer|output|give)|(?:answer|respond|reply|output) (?:only )?(?:with )?["'{]?(?:supported|entailment|safe|approved|passed?|true)(?![a-z]))`,
      'gi',
    ),
  ],
  [
    'verdict',
    new RegExp(
      `(?:審查員|審核員|評審|檢核系統|檢查系統|評分者|稽核員|模型)[，,：:]?${gap}(?:請|必須|應該|務必)?${gap}(?:直接核准|直接通過|給予滿分|標記為通過|標示為通過|判定為(?:通過|正確|無誤)|視為(?:通過|正確|核准))|(?:請|務必)(?:直接)?(?:將|把)(?:此|本|這)${gap}(?:標記|標示|判定|評)為?(?:通過|核准|正確|滿分|安全)`,
      'g',
    ),
  ],
  [
    'disclosure',
    new RegExp(
      `(?<![a-z])(?:reveal|show|print|repeat|output|leak|tell me|display|write out|summari[sz]e)(?![a-z]) ${gap}(?:system prompt|hidden prompt|your (?:instructions|prompt|rules|configuration)|initial (?:instructions|prompt)|api key|secret key|password)|(?:do not|don't|never) (?:tell|inform|mention (?:this|it) to|warn|alert) (?:the )?(?:user|reviewer|human|operator|anyone)`,
      'gi',
    ),
  ],
  [
    'disclosure',
    new RegExp(
      `(?:顯示|透露|洩漏|洩露|印出|輸出|重複|告訴我)${gap}(?:系統提示|隱藏提示|你的(?:指令|提示|規則|設定)|API ?金鑰|密碼)|(?:不要|別|切勿|不可)(?:告訴|通知|提醒|讓)(?:使用者|審查員|審核員|人類|任何人)`,
      'g',
    ),
  ],
  [
    'exfiltration',
    /!\[[^\]\n]{0,200}\]\(https?:\/\/[^\s)]{1,500}[?&][^\s)=]{1,60}=[^\s)]{0,400}\)|(?<![a-z])(?:send|post|upload|forward|transmit|append)(?![a-z])[^.!?\n]{0,60}? to https?:\/\/|<img[^>\n]{0,200} src=["']?https?:\/\/[^\s>]{1,400}[?&][^\s>=]{1,60}=/gi,
  ],
];
const quotedAround = /["'“”‘’「『`]$/;

/** Whether the words stand in quotation marks or code: then they are likely shown, not given. */
function isShown(folded: string, { start, end }: TextSpan): boolean {
  return (
    quotedAround.test(folded.slice(Math.max(0, start - 1), start)) || /^["'“”’」』`]/.test(folded.slice(end, end + 1))
  );
}

/** Orders to a machine in a folded text, in the order of the text. Orders that are shown in quotation marks are left out. */
export function findInstructions(folded: string): Instruction[] {
  const found: Instruction[] = [];
  const free = new FreePlaces(folded.length);
  for (const [kind, pattern] of kinds) {
    for (const { 0: words, index: start } of folded.matchAll(pattern)) {
      const place = { start, end: start + words.length };
      if (!isShown(folded, place) && free.take(place)) found.push({ kind, ...place });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
