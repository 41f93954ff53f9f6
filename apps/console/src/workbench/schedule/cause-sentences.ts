import type { ChainStep } from '@countersign/scheduling';
import { sentences, type PhraseValues } from '../../language/phrase.js';

export const causeText = sentences({
  step: {
    en: '%{operation} (order %{job}) on %{machine}, %{time}: %{reason}',
    'zh-TW': '%{operation}（工單 %{job}）於 %{machine}，%{time}：%{reason}',
  },
  start: { en: 'nothing held it back', 'zh-TW': '無任何阻礙' },
  predecessor: { en: 'waited for %{by} to end at %{until}', 'zh-TW': '等待 %{by} 於 %{until} 結束' },
  machine: {
    en: 'waited for the machine, taken by %{by} until %{until}',
    'zh-TW': '等待機台，機台由 %{by} 佔用至 %{until}',
  },
  person: {
    en: 'waited for the person, busy with %{by} until %{until}',
    'zh-TW': '等待人員，人員忙於 %{by} 至 %{until}',
  },
  material: { en: 'waited for %{material} until %{until}', 'zh-TW': '等待物料 %{material} 至 %{until}' },
  release: { en: 'its order was released at %{until}', 'zh-TW': '工單於 %{until} 釋放' },
  tool: {
    en: 'waited for the tool %{tool}, in use by %{by} until %{until}',
    'zh-TW': '等待工具 %{tool}，工具由 %{by} 使用至 %{until}',
  },
  batch: {
    en: 'waited for %{mate}, which runs with it, until %{until}',
    'zh-TW': '等待同批的 %{mate} 至 %{until}',
  },
  lock: { en: 'a planner has it stand there', 'zh-TW': '由計畫人員鎖定於此' },
  frozen: { en: 'stands in the frozen part of the plan', 'zh-TW': '位於凍結區間' },
  other: { en: 'waited until %{until}', 'zh-TW': '等待至 %{until}' },
  changeover: { en: ', then a changeover of %{minutes} min', 'zh-TW': '，其後換線 %{minutes} 分鐘' },
  closed: { en: ', closed hours of %{minutes} min', 'zh-TW': '，非開放時間 %{minutes} 分鐘' },
  idle: { en: ', then idle for %{minutes} min', 'zh-TW': '，其後閒置 %{minutes} 分鐘' },
});

type Say = (key: keyof typeof causeText, values?: PhraseValues) => string;

/** What one operation of a chain waited for, as part of a sentence; times by `time`, numbers by `number`. */
export function reasonOf(
  step: ChainStep,
  say: Say,
  { time, number }: { time: (iso: string) => string; number: (value: number) => string },
): string {
  const cause = step.cause in causeText ? (step.cause as keyof typeof causeText) : 'other';
  const { by, material, tool, mate, minutes } = step;
  const head = say(cause, {
    by: by ?? '–',
    material: material ?? '–',
    tool: tool ?? '–',
    mate: mate ?? '–',
    until: time(step.blockedUntil),
  });
  const part = (key: 'changeover' | 'closed' | 'idle', value: number) =>
    value >= 1 ? say(key, { minutes: number(value) }) : '';
  return head + part('changeover', minutes.changeover) + part('closed', minutes.calendar) + part('idle', minutes.idle);
}
