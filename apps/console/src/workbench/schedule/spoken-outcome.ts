import type { ScheduleOutcome, WhatIf } from '@countersign/scheduling';
import { sentences, type PhraseValues } from '../../language/phrase.js';
import { answerText, obstacleSentence } from './answer-sentences.js';

/** Differences in words: a sign in front of a figure is not read aloud everywhere. */
export const spokenText = sentences({
  'more.totalTardinessMinutes': { en: '%{value} minutes more total lateness', 'zh-TW': '總延遲增加 %{value} 分鐘' },
  'less.totalTardinessMinutes': { en: '%{value} minutes less total lateness', 'zh-TW': '總延遲減少 %{value} 分鐘' },
  'more.lateJobs': {
    en: '%{value} late order more |||| %{value} late orders more',
    'zh-TW': '延遲工單增加 %{value} 張',
  },
  'less.lateJobs': {
    en: '%{value} late order fewer |||| %{value} late orders fewer',
    'zh-TW': '延遲工單減少 %{value} 張',
  },
  'more.makespanMinutes': { en: 'the schedule %{value} minutes longer', 'zh-TW': '總工期增加 %{value} 分鐘' },
  'less.makespanMinutes': { en: 'the schedule %{value} minutes shorter', 'zh-TW': '總工期縮短 %{value} 分鐘' },
  'more.changeoverMinutes': { en: '%{value} minutes more changeovers', 'zh-TW': '換線增加 %{value} 分鐘' },
  'less.changeoverMinutes': { en: '%{value} minutes less changeovers', 'zh-TW': '換線減少 %{value} 分鐘' },
  and: { en: ', ', 'zh-TW': '，' },
  none: { en: 'No figure changes', 'zh-TW': '各項指標無變化' },
  tried: { en: 'Tried on the copy: %{cost}. %{moved}', 'zh-TW': '副本試算：%{cost}。%{moved}' },
  moved: { en: 'One operation moves. |||| %{count} operations move.', 'zh-TW': '%{count} 道作業移動。' },
  impossible: { en: 'This cannot be: %{obstacle}', 'zh-TW': '無法達成：%{obstacle}' },
  allBack: {
    en: 'All is put back: the chart shows what was handed in.',
    'zh-TW': '已全部還原，圖中為提交的內容。',
  },
});

type Say<T> = (key: keyof T, values?: PhraseValues) => string;

const figures = ['totalTardinessMinutes', 'lateJobs', 'makespanMinutes', 'changeoverMinutes'] as const;

/** What the tried changes come to, as it is read to those who do not see it. */
export function spokenOutcome(
  outcome: WhatIf,
  say: Say<typeof spokenText>,
  sayObstacle: Say<typeof answerText>,
  number: (value: number) => string,
): string {
  if (outcome.status === 'impossible')
    return say('impossible', { obstacle: obstacleSentence(outcome.obstacle, sayObstacle) });
  const { difference, moved } = outcome;
  return say('tried', { cost: spokenCost(difference, say, number), moved: say('moved', { count: moved.length }) });
}

function spokenCost(
  difference: ScheduleOutcome,
  say: Say<typeof spokenText>,
  number: (value: number) => string,
): string {
  const parts = figures
    .filter((name) => Math.abs(difference[name]) > 1e-6)
    .map((name) => {
      const size = Math.abs(difference[name]);
      return say(difference[name] > 0 ? `more.${name}` : `less.${name}`, { value: number(size), count: size });
    });
  return parts.length === 0 ? say('none') : parts.join(say('and'));
}
