import type { Obstacle, ScheduleOutcome, WhyNot } from '@countersign/scheduling';
import { sentences, type PhraseValues } from '../../language/phrase.js';

export const answerText = sentences({
  isSo: { en: '%{first} already goes before %{second}.', 'zh-TW': '%{first} 本來就排在 %{second} 之前。' },
  cannot: {
    en: '%{first} cannot go before %{second}: %{obstacle}',
    'zh-TW': '%{first} 無法排在 %{second} 之前：%{obstacle}',
  },
  worse: {
    en: '%{second} goes before %{first} because the other way round on %{machine} would be worse: %{cost}.',
    'zh-TW': '%{second} 排在 %{first} 之前，因為在 %{machine} 上對調會更差：%{cost}。',
  },
  better: {
    en: 'Nothing seems to speak for it: with %{first} before %{second} on %{machine} the schedule would be better: %{cost}.',
    'zh-TW': '看不出理由：在 %{machine} 上將 %{first} 排在 %{second} 之前反而更好：%{cost}。',
  },
  equal: {
    en: 'Nothing speaks for either: with %{first} before %{second} on %{machine} the schedule would be neither better nor worse.',
    'zh-TW': '兩者無差別：在 %{machine} 上將 %{first} 排在 %{second} 之前，不會更好也不會更差。',
  },
  missing: {
    en: 'When %{second} started, %{first} still lacked %{what} (until %{until}).',
    'zh-TW': '%{second} 開始時，%{first} 尚缺%{what}（至 %{until}）。',
  },
  'missing.predecessor': { en: 'its predecessor %{by}', 'zh-TW': '前置作業 %{by}' },
  'missing.material': { en: '%{material}', 'zh-TW': '物料 %{material}' },
  'missing.release': { en: 'the release of its order', 'zh-TW': '工單釋放' },
  'missing.lock': { en: 'its locked time', 'zh-TW': '鎖定的開始時間' },
  'missing.frozen': { en: 'the end of the frozen part of the plan', 'zh-TW': '凍結區間結束' },
  'missing.other': { en: 'something', 'zh-TW': '某項條件' },
  'cost.makespanMinutes': { en: 'length %{value} min', 'zh-TW': '總工期 %{value} 分鐘' },
  'cost.lateJobs': { en: 'late orders %{value}', 'zh-TW': '延遲工單 %{value}' },
  'cost.totalTardinessMinutes': { en: 'total lateness %{value} min', 'zh-TW': '總延遲 %{value} 分鐘' },
  'cost.changeoverMinutes': { en: 'changeovers %{value} min', 'zh-TW': '換線 %{value} 分鐘' },
  noCost: { en: 'no difference in any figure', 'zh-TW': '各項指標無差異' },
  ring: { en: 'these would have to wait for each other: %{list}.', 'zh-TW': '下列作業會互相等待：%{list}。' },
  repeated: { en: '%{operation} is named twice.', 'zh-TW': '%{operation} 重複出現。' },
  eligibility: { en: '%{machine} cannot do %{operation}.', 'zh-TW': '%{machine} 無法執行 %{operation}。' },
  precedence: { en: 'the order of work forbids it: %{list}.', 'zh-TW': '違反加工順序：%{list}。' },
  calendar: { en: 'there are never enough open hours for %{operation}.', 'zh-TW': '%{operation} 沒有足夠的開放時間。' },
  material: {
    en: 'stock and arrivals of %{material} never cover %{operation}.',
    'zh-TW': '%{material} 的庫存與到貨不足以供 %{operation} 使用。',
  },
  unknown: { en: '%{name} has no place in this schedule.', 'zh-TW': '此排程未排入 %{name}。' },
  locked: { en: 'a planner has locked %{operation}.', 'zh-TW': '計畫人員已鎖定 %{operation}。' },
  batch: {
    en: 'these do not fit together on %{machine}: %{list}.',
    'zh-TW': '下列作業無法同批於 %{machine} 進行：%{list}。',
  },
  otherObstacle: { en: 'the schedule does not allow it (%{kind}).', 'zh-TW': '排程不允許（%{kind}）。' },
});

type Say = (key: keyof typeof answerText, values?: PhraseValues) => string;

interface Formats {
  /** A difference with its sign. */
  signed: (value: number) => string;
  time: (iso: string) => string;
}

const costs = ['totalTardinessMinutes', 'lateJobs', 'makespanMinutes', 'changeoverMinutes'] as const;

/** What a change comes to, the figures that change and no others. */
export function costOf(difference: ScheduleOutcome, say: Say, { signed }: Pick<Formats, 'signed'>): string {
  const parts = costs
    .filter((name) => Math.abs(difference[name]) > 1e-6)
    .map((name) => say(`cost.${name}`, { value: signed(difference[name]) }));
  return parts.length === 0 ? say('noCost') : parts.join(' · ');
}

/** Why no times can be found. */
export function obstacleSentence(obstacle: Obstacle, say: Say): string {
  const { kind } = obstacle;
  if (!(kind in answerText)) return say('otherObstacle', { kind });
  const values: PhraseValues = {};
  for (const [name, value] of Object.entries(obstacle)) {
    if (typeof value === 'string') values[name] = value;
    else if (Array.isArray(value)) values['list'] = value.join(' → ');
  }
  return say(kind as keyof typeof answerText, values);
}

/** The answer to "Why does `second` go before `first`?" in a sentence or two. */
export function whyNotSentence(
  { first, second }: { first: string; second: string },
  answer: WhyNot,
  say: Say,
  formats: Formats,
): string {
  if (answer.status === 'is-so') return say('isSo', { first, second });
  if (answer.status === 'impossible')
    return say('cannot', { first, second, obstacle: obstacleSentence(answer.obstacle, say) });
  const cost = costOf(answer.answer.difference, say, formats);
  const verdict = say(answer.verdict, { first, second, machine: answer.machine, cost });
  if (answer.missing === null) return verdict;
  const { cause, by, material, until } = answer.missing;
  const key = `missing.${cause}`;
  const what = say(key in answerText ? (key as keyof typeof answerText) : 'missing.other', {
    by: by ?? '–',
    material: material ?? '–',
  });
  return `${verdict} ${say('missing', { first, second, what, until: formats.time(until) })}`;
}
