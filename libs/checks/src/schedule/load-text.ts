import type { LocalizedText } from '@countersign/contracts';
import type { LoadMeasure } from '@countersign/scheduling';
import { minutesText, numberText, percentText } from './number-text.js';

/** What of a load is compared, in words. */
export const measureNames: Readonly<Record<LoadMeasure, LocalizedText>> = {
  workedMinutes: { en: 'work', 'zh-TW': '工作時間' },
  nightMinutes: { en: 'night work', 'zh-TW': '夜間工作時間' },
  weekendMinutes: { en: 'weekend work', 'zh-TW': '週末工作時間' },
  overtimeMinutes: { en: 'overtime', 'zh-TW': '加班時間' },
  splitDays: { en: 'split days', 'zh-TW': '分段出勤日' },
  refusedShare: { en: 'refused wishes to be off', 'zh-TW': '休假申請未准比例' },
};

/** A value of a measure with its unit, the sign left out. */
export function loadText(measure: LoadMeasure, value: number): LocalizedText {
  const size = Math.abs(value);
  if (measure === 'refusedShare') return { en: percentText(size), 'zh-TW': percentText(size) };
  if (measure === 'splitDays')
    return {
      en: `${numberText(size)} ${size === 1 ? 'day' : 'days'}`,
      'zh-TW': `${numberText(size)} 天`,
    };
  return minutesText(size);
}

/** A difference of two values, the sign left out. */
export function differenceText(measure: LoadMeasure, difference: number): LocalizedText {
  if (measure !== 'refusedShare') return loadText(measure, difference);
  const points = numberText(Math.abs(difference) * 100);
  return { en: `${points} percentage points`, 'zh-TW': `${points} 個百分點` };
}
