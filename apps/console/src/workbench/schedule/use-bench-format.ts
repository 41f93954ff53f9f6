import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { formatSpan } from '../../language/format.js';
import { isOverYears } from './time-ticks.js';

/** Times in the zone of the schedule, and numbers, in the chosen language. */
export interface BenchFormat {
  time: (iso: string) => string;
  span: (from: string, to: string) => string;
  /** At most one digit after the point. */
  number: (value: number) => string;
  /** With its sign, and ±0 as 0. */
  signed: (value: number) => string;
  share: (value: number) => string;
}

/** Formats for a schedule that takes so `long`, in milliseconds. */
export function useBenchFormat(timeZone: string, long = 0): BenchFormat {
  const [locale] = useLocaleState();
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(locale, {
      timeZone,
      ...(isOverYears(long) ? { year: 'numeric' } : {}),
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
    const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    return {
      time: (iso) => time.format(new Date(iso)),
      span: (from, to) => formatSpan(from, to, locale, timeZone),
      number: (value) => number.format(value),
      signed: (value) => signed.format(value),
      share: (value) => share.format(value),
    };
  }, [locale, timeZone, long]);
}
