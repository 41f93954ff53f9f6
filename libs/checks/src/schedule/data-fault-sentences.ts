import type { LocalizedText } from '@countersign/contracts';
import {
  invisible,
  type DataFault,
  type DataFaultKind,
  type UnitSuspect,
  type UntidyName,
} from '@countersign/scheduling';
import { fieldNames, tableNames } from './data-names.js';
import { namesText, numberText, timeText } from './number-text.js';

type Fault<Kind extends DataFaultKind> = Extract<DataFault, { kind: Kind }>;
type Sentences = { [Kind in DataFaultKind]: (fault: Fault<Kind>) => LocalizedText };

const problems: Readonly<Record<UntidyName['problem'], LocalizedText>> = {
  spaces: { en: 'spaces at an end or in a row', 'zh-TW': '前後或連續的空格' },
  'full-width': { en: 'full-width signs', 'zh-TW': '全形字元' },
  invisible: { en: 'characters that cannot be seen', 'zh-TW': '看不見的字元' },
};

const mixedUnits: Readonly<Record<NonNullable<UnitSuspect['mixed']>, LocalizedText>> = {
  'minutes-seconds': { en: ' Are these seconds?', 'zh-TW': '是否誤以秒為單位？' },
  'minutes-hours': { en: ' Are these hours?', 'zh-TW': '是否誤以小時為單位？' },
  thousandfold: { en: ' Grams for kilograms, or a thousand pieces?', 'zh-TW': '是否混用公克與公斤，或以千為單位？' },
  hundredfold: { en: ' Centimetres for metres, or hundreds of pieces?', 'zh-TW': '是否混用公分與公尺，或以百為單位？' },
};

const everyInvisible = new RegExp(invisible, 'gu');

/** A name in quotation marks, with codes for what cannot be seen. */
function quoted(name: string): string {
  const codeOf = (sign: string) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
  return `"${name.replaceAll(everyInvisible, codeOf)}"`;
}

const sentences: Sentences = {
  'untidy-name': ({ table, name, problem }) => ({
    en: `The name ${quoted(name)} among the ${tableNames[table].en} has ${problems[problem].en}.`,
    'zh-TW': `${tableNames[table]['zh-TW']}中的名稱 ${quoted(name)} 含有${problems[problem]['zh-TW']}。`,
  }),
  'odd-format': ({ table, names, usual, usualCount }) => ({
    en: `Among the ${tableNames[table].en}, ${namesText(names).en} ${names.length === 1 ? 'has' : 'have'} another form than ${numberText(usualCount)} others, such as ${usual}.`,
    'zh-TW': `${tableNames[table]['zh-TW']}中，${namesText(names)['zh-TW']}的格式與其餘 ${numberText(usualCount)} 項（例如「${usual}」）不同。`,
  }),
  'near-duplicate': ({ table, names: [one, other] }) => ({
    en: `${quoted(one)} and ${quoted(other)} are two ${tableNames[table].en} whose names are nearly the same: one may be the other.`,
    'zh-TW': `${tableNames[table]['zh-TW']} ${quoted(one)} 與 ${quoted(other)} 名稱幾乎相同，可能是同一項。`,
  }),
  'repeated-record': ({ table, names, pointers }) => ({
    en: `Among the ${tableNames[table].en}, ${namesText(names).en} ${names.length === 1 ? `is there ${numberText(pointers.length)} times with the same data` : 'differ in nothing but their names'}.`,
    'zh-TW':
      names.length === 1
        ? `${tableNames[table]['zh-TW']}中，${namesText(names)['zh-TW']}以相同資料出現 ${numberText(pointers.length)} 次。`
        : `${tableNames[table]['zh-TW']}中，${namesText(names)['zh-TW']}除名稱外完全相同。`,
  }),
  'contradicting-records': ({ table, names, values }) => ({
    en: `Among the ${tableNames[table].en}, ${namesText(names).en} has ${namesText(values.map(numberText)).en} at once; the last one counts.`,
    'zh-TW': `${tableNames[table]['zh-TW']}中，${namesText(names)['zh-TW']}同時有 ${values.map(numberText).join('、')} 等不同數值；以最後一筆計算。`,
  }),
  'unit-suspect': ({ field, name, value, typical, among, mixed }) => ({
    en: `${name}: ${fieldNames[field].en} ${numberText(value)}, where ${numberText(among)} others are about ${numberText(typical)}.${mixed === null ? '' : mixedUnits[mixed].en}`,
    'zh-TW': `「${name}」的${fieldNames[field]['zh-TW']}為 ${numberText(value)}，其餘 ${numberText(among)} 項約為 ${numberText(typical)}。${mixed === null ? '' : mixedUnits[mixed]['zh-TW']}`,
  }),
  'missing-field': ({ table, field, names, present }) => ({
    en: `${numberText(names.length)} of ${numberText(names.length + present)} ${tableNames[table].en} have no ${fieldNames[field].en}: ${namesText(names).en}.`,
    'zh-TW': `${numberText(names.length + present)} 項${tableNames[table]['zh-TW']}中有 ${numberText(names.length)} 項缺少${fieldNames[field]['zh-TW']}：${namesText(names)['zh-TW']}。`,
  }),
  'missing-changeover': ({ machine, from, to, used }) => ({
    en: `The changeover of ${machine} from ${from} to ${to} is missing, though nearly all others are given; it was counted as none${used ? ', and the schedule has it' : ''}.`,
    'zh-TW': `機台「${machine}」由「${from}」換到「${to}」的換線時間缺漏（其他組合幾乎都有），以零計算${used ? '，而排程中有此換線' : ''}。`,
  }),
  'missing-skill': ({ skill, operations }) => ({
    en: `${numberText(operations.length)} ${operations.length === 1 ? 'entry asks' : 'entries ask'} for the skill ${quoted(skill)}, which nobody has.`,
    'zh-TW': `有 ${numberText(operations.length)} 項需要技能 ${quoted(skill)}，但沒有任何人具備。`,
  }),
  'empty-calendar': ({ name }) => ({
    en: `The calendar ${quoted(name)} is in use and never open.`,
    'zh-TW': `行事曆 ${quoted(name)} 被使用，但從無開放時段。`,
  }),
  'reversed-dates': ({ name, earlier, later }) => ({
    en: `Job ${name} is due at ${timeText(earlier)}, not after its release at ${timeText(later)}.`,
    'zh-TW': `工單「${name}」的交期 ${timeText(earlier)} 不晚於釋放時間 ${timeText(later)}。`,
  }),
  'odd-date': ({ field, name, value, likely }) => ({
    en: `${name}: the ${fieldNames[field].en} ${timeText(value)} lies far from all others.${likely === null ? '' : ` Is ${timeText(likely)} meant?`}`,
    'zh-TW': `「${name}」的${fieldNames[field]['zh-TW']} ${timeText(value)} 與其他日期相距甚遠。${likely === null ? '' : `是否應為 ${timeText(likely)}？`}`,
  }),
  'mixed-offsets': ({ table, count, offset, usual, usualCount }) => ({
    en: `${numberText(count)} of ${numberText(count + usualCount)} times among the ${tableNames[table].en} are written with ${offset} instead of ${usual}: they may be local times with a wrong zone.`,
    'zh-TW': `${tableNames[table]['zh-TW']}的 ${numberText(count + usualCount)} 個時間中有 ${numberText(count)} 個以 ${offset} 而非 ${usual} 標示，可能是時區有誤的當地時間。`,
  }),
  'unused-records': ({ table, names }) => ({
    en: `Nothing refers to ${numberText(names.length)} of the ${tableNames[table].en}: ${namesText(names).en}.`,
    'zh-TW': `有 ${numberText(names.length)} 項${tableNames[table]['zh-TW']}未被引用：${namesText(names)['zh-TW']}。`,
  }),
};

function sentenceOf<Kind extends DataFaultKind>(kind: Kind, fault: Fault<Kind>): LocalizedText {
  return sentences[kind](fault);
}

/** What is doubtful, with names and values. */
export function dataFaultSentence(fault: DataFault): LocalizedText {
  return sentenceOf(fault.kind, fault);
}
