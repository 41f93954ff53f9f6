import type { Evidence, FindingDraft, Source } from '@countersign/contracts';
import { findFullName } from '../text/find-full-name.js';
import { findNames } from '../text/find-names.js';
import { foldText } from '../text/fold-text.js';
import { glassBoxFinding } from '../text/glass-box-finding.js';
import type { FindingCode } from '../text/severity-rules.js';
import type { TextSpan } from '../text/text-span.js';
import { findPersonalItems } from './find-personal-items.js';
import { mask } from './mask.js';
import type { PersonalKind } from './personal-item.js';

const codes: Record<PersonalKind, FindingCode> = {
  email: 'contact-detail',
  phone: 'contact-detail',
  address: 'contact-detail',
  'identity-number': 'identity-number',
  'bank-account': 'payment-detail',
  'payment-card': 'payment-detail',
};
/** Characters on both sides of an item in which a name makes it a known person's. */
const nameReach = 60;
const namedInChinese =
  /(?:姓名|聯絡人|收件人|申請人|員工|病患|病人|客戶)\s?[::]?\s?\p{Script=Han}{2,4}|\p{Script=Han}{1,4}(?:先生|小姐|女士|經理|主任|醫師|老師)/u;
/** Items and secrets that become findings; all are counted. */
const mostTold = 200;
/** Sources in which an item is looked up, so that evidence stays small. */
const mostEvidence = 3;

/** The name of a person near an item: a full name, a Chinese title or a field that says so. */
function hasNameNear(folded: string, { start, end }: TextSpan): boolean {
  const around = { start: Math.max(0, start - nameReach), end: Math.min(folded.length, end + nameReach) };
  const words = folded.slice(around.start, around.end);
  return namedInChinese.test(words) || findFullName(folded, findNames(folded, around)) !== null;
}

function evidenceIn(item: string, sources: readonly { id: string; folded: string }[]): Evidence[] {
  return sources
    .flatMap(({ id, folded }): Evidence[] => {
      const start = folded.indexOf(item);
      return start < 0 ? [] : [{ source: id, start, end: start + item.length }];
    })
    .slice(0, mostEvidence);
}

const origin = (inSources: boolean): { en: string; 'zh-TW': string } =>
  inSources
    ? { en: 'It stands in a source, too.', 'zh-TW': '來源中也有這項資料。' }
    : {
        en: 'No source has it: the generator may have learnt it or made it up.',
        'zh-TW': '來源中沒有這項資料：可能是模型記住的，或是編造的。',
      };

/** Personal data and secrets of a text as findings. Messages show them masked: the place says where they stand. */
export function privacyFindings(
  text: string,
  sources: readonly Source[],
  version: string,
): { findings: FindingDraft[]; personal: number; secrets: number } {
  const folded = foldText(text);
  const { secrets, items } = findPersonalItems(folded);
  const read =
    items.length + secrets.length === 0 ? [] : sources.map((one) => ({ id: one.id, folded: foldText(one.text) }));
  const findings = items.slice(0, mostTold).map((item) => {
    const words = folded.slice(item.start, item.end);
    const evidence = evidenceIn(words, read);
    const named = hasNameNear(folded, item);
    const { en, 'zh-TW': zh } = origin(evidence.length > 0);
    return glassBoxFinding({
      code: codes[item.kind] === 'contact-detail' && named ? 'contact-of-person' : codes[item.kind],
      span: { start: item.start, end: item.end },
      message: {
        en: `Personal data: ${item.label.en} ${mask(words)}${named ? ' beside a name' : ''}.`,
        'zh-TW': `個人資料：${item.label['zh-TW']} ${mask(words)}${named ? '，旁邊有姓名' : ''}。`,
      },
      explanation: {
        en: `${item.confirmed ? 'Its check digits or numbering plan are right. ' : ''}${en} Ask whether the reader needs it; else remove it.`,
        'zh-TW': `${item.confirmed ? '檢查碼或編碼規則相符。' : ''}${zh}請確認讀者是否需要這項資料，否則應移除。`,
      },
      evidence,
      version,
    });
  });
  for (const secret of secrets.slice(0, mostTold)) {
    const words = folded.slice(secret.start, secret.end);
    const evidence = evidenceIn(words, read);
    const { en, 'zh-TW': zh } = origin(evidence.length > 0);
    findings.push(
      glassBoxFinding({
        code: 'secret',
        span: { start: secret.start, end: secret.end },
        message: {
          en: `A secret: ${secret.label.en} ${mask(words)}.`,
          'zh-TW': `機密資訊：${secret.label['zh-TW']} ${mask(words)}。`,
        },
        explanation: {
          en: `Whoever reads it can use it. ${en} Remove it, and have its owner replace it.`,
          'zh-TW': `任何讀到的人都能使用它。${zh}請移除，並請擁有者更換。`,
        },
        evidence,
        version,
      }),
    );
  }
  return { findings, personal: items.length, secrets: secrets.length };
}
