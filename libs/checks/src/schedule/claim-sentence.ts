import type { LocalizedText } from '@countersign/contracts';
import type { ClaimViolation, PromiseViolation } from '@countersign/scheduling';
import { minutesText, numberText, percentText, timeText } from './number-text.js';

const figures: Readonly<Record<ClaimViolation['figure'], LocalizedText>> = {
  makespanMinutes: { en: 'the length of the schedule', 'zh-TW': '排程總時程' },
  lateJobs: { en: 'the number of late jobs', 'zh-TW': '延遲工單數' },
  totalTardinessMinutes: { en: 'the total lateness', 'zh-TW': '總延遲時間' },
  maxTardinessMinutes: { en: 'the greatest lateness', 'zh-TW': '最大延遲時間' },
  changeoverMinutes: { en: 'the changeover time', 'zh-TW': '換線時間' },
  utilisation: { en: 'the utilisation', 'zh-TW': '稼動率' },
  tardinessMinutes: { en: 'the lateness', 'zh-TW': '延遲時間' },
  workHours: { en: 'the hours of work', 'zh-TW': '工時' },
};

function valueText(unit: ClaimViolation['unit'], value: number): LocalizedText {
  if (unit === 'minutes') {
    const text = minutesText(value);
    return value < 0 ? { en: `-${text.en}`, 'zh-TW': `-${text['zh-TW']}` } : text;
  }
  if (unit === 'hours') return { en: `${numberText(value)} h`, 'zh-TW': `${numberText(value)} 小時` };
  if (unit === 'share') return { en: percentText(value), 'zh-TW': percentText(value) };
  return {
    en: `${numberText(value)} ${Math.abs(value) === 1 ? 'job' : 'jobs'}`,
    'zh-TW': `${numberText(value)} 張工單`,
  };
}

function ofText({ machine, job, person }: ClaimViolation): LocalizedText {
  if (machine !== null) return { en: ` of ${machine}`, 'zh-TW': `機台「${machine}」的` };
  if (job !== null) return { en: ` of job ${job}`, 'zh-TW': `工單「${job}」的` };
  return person === null ? { en: '', 'zh-TW': '' } : { en: ` of ${person}`, 'zh-TW': `人員「${person}」的` };
}

function promiseSentence({ job, at, promisedAt, amount }: PromiseViolation): LocalizedText {
  const late = minutesText(amount);
  return {
    en: `Job ${job} is promised for ${timeText(promisedAt)} and ends ${late.en} later, at ${timeText(at)}.`,
    'zh-TW': `工單「${job}」承諾於 ${timeText(promisedAt)} 交貨，實際於 ${timeText(at)} 完成，晚 ${late['zh-TW']}。`,
  };
}

/** A stated key figure, what the assignments give, and the difference; or a promise that is not kept. */
export function claimSentence(violation: ClaimViolation | PromiseViolation): LocalizedText {
  if (violation.figure === 'promises') return promiseSentence(violation);
  const { figure, claimed, computed, amount, unit } = violation;
  const [said, found] = [valueText(unit, claimed), valueText(unit, computed)];
  const gap =
    unit === 'share'
      ? {
          en: `${numberText(Math.abs(amount) * 100)} percentage points`,
          'zh-TW': `${numberText(Math.abs(amount) * 100)} 個百分點`,
        }
      : valueText(unit, Math.abs(amount));
  const [name, of] = [figures[figure], ofText(violation)];
  return {
    en: `Claimed for ${name.en}${of.en}: ${said.en}; computed: ${found.en} (${gap.en} too ${amount > 0 ? 'high' : 'low'}).`,
    'zh-TW': `${of['zh-TW']}${name['zh-TW']}聲稱為 ${said['zh-TW']}，重新計算為 ${found['zh-TW']}（${amount > 0 ? '高估' : '低估'} ${gap['zh-TW']}）。`,
  };
}
