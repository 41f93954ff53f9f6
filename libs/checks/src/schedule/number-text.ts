import type { LocalizedText } from '@countersign/contracts';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });

/** A number with grouped thousands and at most two decimals; the same in both languages. What rounds to nothing is "under 0.01". */
export function numberText(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.005) return value < 0 ? '-0.01' : '0.01';
  return number.format(value);
}

/** A share as a percentage, `0.825` as `82.5%`. */
export function percentText(share: number): string {
  return percent.format(share);
}

/** Minutes with their unit, from two hours on as hours and minutes: `45 min`, `2 h 30 min`; 「45 分鐘」, 「2 小時 30 分鐘」. The sign is left out. */
export function minutesText(minutes: number): LocalizedText {
  const size = Math.abs(minutes);
  const rounded = Math.round(size);
  if (size < 120) return { en: `${numberText(size)} min`, 'zh-TW': `${numberText(size)} 分鐘` };
  const [hours, rest] = [numberText(Math.floor(rounded / 60)), rounded % 60];
  return rest === 0
    ? { en: `${hours} h`, 'zh-TW': `${hours} 小時` }
    : { en: `${hours} h ${rest} min`, 'zh-TW': `${hours} 小時 ${rest} 分鐘` };
}

/** An RFC 3339 time as `2026-12-01 08:00`, in the zone it is written in. */
export function timeText(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}

/** Names in a row, at most `most` of them, the others counted. */
export function namesText(names: readonly string[], most = 8): LocalizedText {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  return {
    en: shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
    'zh-TW': shown.map((name) => `「${name}」`).join('、') + (more > 0 ? `等 ${names.length} 項` : ''),
  };
}
