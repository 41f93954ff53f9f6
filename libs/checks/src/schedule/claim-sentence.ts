import type { LocalizedText } from '@countersign/contracts';
import type { ClaimViolation, ScheduleFigure } from '@countersign/scheduling';
import { minutesText, numberText, percentText } from './number-text.js';

const figures: Readonly<Record<ScheduleFigure, LocalizedText>> = {
  makespanMinutes: { en: 'the length of the schedule', 'zh-TW': '排程總時程' },
  lateJobs: { en: 'the number of late jobs', 'zh-TW': '延遲工單數' },
  totalTardinessMinutes: { en: 'the total lateness', 'zh-TW': '總延遲時間' },
  utilisation: { en: 'the utilisation', 'zh-TW': '稼動率' },
};

function valueText(unit: ClaimViolation['unit'], value: number): LocalizedText {
  if (unit === 'minutes') {
    const text = minutesText(value);
    return value < 0 ? { en: `-${text.en}`, 'zh-TW': `-${text['zh-TW']}` } : text;
  }
  if (unit === 'share') return { en: percentText(value), 'zh-TW': percentText(value) };
  return {
    en: `${numberText(value)} ${Math.abs(value) === 1 ? 'job' : 'jobs'}`,
    'zh-TW': `${numberText(value)} 張工單`,
  };
}

/** A stated key figure, what the assignments give, and the difference. */
export function claimSentence({ figure, machine, claimed, computed, amount, unit }: ClaimViolation): LocalizedText {
  const [said, found] = [valueText(unit, claimed), valueText(unit, computed)];
  const gap =
    unit === 'share'
      ? {
          en: `${numberText(Math.abs(amount) * 100)} percentage points`,
          'zh-TW': `${numberText(Math.abs(amount) * 100)} 個百分點`,
        }
      : valueText(unit, Math.abs(amount));
  const name = figures[figure];
  return {
    en: `Claimed for ${name.en}${machine === null ? '' : ` of ${machine}`}: ${said.en}; computed: ${found.en} (${gap.en} too ${amount > 0 ? 'high' : 'low'}).`,
    'zh-TW': `${machine === null ? '' : `機台「${machine}」的`}${name['zh-TW']}聲稱為 ${said['zh-TW']}，重新計算為 ${found['zh-TW']}（${amount > 0 ? '高估' : '低估'} ${gap['zh-TW']}）。`,
  };
}
