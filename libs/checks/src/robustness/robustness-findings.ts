import type { FindingDraft, Source } from '@countersign/contracts';
import { foldText } from '../text/fold-text.js';
import { glassBoxFinding } from '../text/glass-box-finding.js';
import { quoteAt } from '../text/text-span.js';
import { findHiddenText, type HiddenText } from './find-hidden-text.js';
import { findInstructions, type Instruction } from './find-instructions.js';

const orders: Record<Instruction['kind'], { en: string; 'zh-TW': string }> = {
  override: { en: 'tells the reader to set its instructions aside', 'zh-TW': '要求讀取者放下原有的指示' },
  role: { en: 'gives the reader another role or poses as the system', 'zh-TW': '要求讀取者改變角色，或冒充系統訊息' },
  verdict: { en: 'tells a judge which verdict to give', 'zh-TW': '指定審查應給的結論' },
  disclosure: { en: 'asks for hidden instructions or for silence', 'zh-TW': '要求透露隱藏的指示或保持沉默' },
  exfiltration: { en: 'sends data to an outside address', 'zh-TW': '把資料傳往外部位址' },
};
const hiddenKinds: Record<HiddenText['kind'], { en: string; 'zh-TW': string }> = {
  tag: { en: 'invisible tag characters that spell words', 'zh-TW': '以看不見的標記字元拼成的文字' },
  direction: { en: 'characters that turn the direction of writing round', 'zh-TW': '會改變書寫方向的字元' },
  invisible: { en: 'a run of characters without width', 'zh-TW': '一連串沒有寬度的字元' },
  comment: { en: 'an HTML comment', 'zh-TW': 'HTML 註解' },
};

function instructionFinding(text: string, order: Instruction, source: Source | null, version: string): FindingDraft {
  const words = quoteAt(text, order, 80);
  const { en, 'zh-TW': zh } = orders[order.kind];
  return glassBoxFinding({
    code: source === null ? 'injected-instruction' : 'instruction-in-source',
    span: source === null ? { start: order.start, end: order.end } : null,
    message: {
      en: source === null ? `“${words}” ${en}.` : `The source ${source.id} has an order: “${words}” ${en}.`,
      'zh-TW': source === null ? `「${words}」${zh}。` : `來源 ${source.id} 含有命令：「${words}」${zh}。`,
    },
    explanation: {
      en: 'Words like these are meant for a machine that reads the text next. The checks treat them as data and follow none; see that nothing after the review does.',
      'zh-TW': '這類文字是寫給接下來讀取內容的機器看的。檢核只把它們當作資料，不會照做；請確認審查之後的流程也不會。',
    },
    evidence: source === null ? [] : [{ source: source.id, start: order.start, end: order.end }],
    version,
  });
}

function hiddenFinding(hidden: HiddenText, source: Source | null, version: string): FindingDraft {
  const { en, 'zh-TW': zh } = hiddenKinds[hidden.kind];
  return glassBoxFinding({
    code: 'hidden-text',
    span: source === null ? { start: hidden.start, end: hidden.end } : null,
    message: {
      en: `${source === null ? 'The output' : `The source ${source.id}`} holds ${en}.`,
      'zh-TW': `${source === null ? '輸出' : `來源 ${source.id}`}含有${zh}。`,
    },
    explanation: {
      en: 'A person who reads it does not see these characters; a machine does. Remove them, or ask the sender what they are for.',
      'zh-TW': '閱讀的人看不到這些字元，機器卻讀得到。請移除，或詢問送件者其用途。',
    },
    evidence: source === null ? [] : [{ source: source.id, start: hidden.start, end: hidden.end }],
    version,
  });
}

/** Orders and hidden places of one text that become findings; all are counted. */
const mostTold = 200;

/** Orders to machines and hidden text, in the output and in its sources, and how many there are in all. */
export function injectionFindings(
  text: string,
  sources: readonly Source[],
  version: string,
): { findings: FindingDraft[]; count: number } {
  const findings: FindingDraft[] = [];
  let count = 0;
  const look = (words: string, source: Source | null): void => {
    const [orders, hidden] = [findInstructions(foldText(words)), findHiddenText(words)];
    count += orders.length + hidden.length;
    findings.push(...orders.slice(0, mostTold).map((order) => instructionFinding(words, order, source, version)));
    findings.push(...hidden.slice(0, mostTold).map((place) => hiddenFinding(place, source, version)));
  };
  look(text, null);
  for (const source of sources) if (findings.length < 5 * mostTold) look(source.text, source);
  return { findings, count };
}
