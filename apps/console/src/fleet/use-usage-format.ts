import { useLocaleState } from 'react-admin';
import { formatEnergy, formatMass, formatMoney, formatNumber } from '../language/format.js';
import type { UsageFigure } from './usage-sums.js';

/** A figure of usage with its unit, in the reader's language. */
export function useUsageFormat(): (figure: UsageFigure, value: number) => string {
  const [locale] = useLocaleState();
  return (figure, value) => {
    switch (figure) {
      case 'costEur':
        return formatMoney(value, locale);
      case 'wattHours':
        return formatEnergy(value, locale);
      case 'gramsCo2':
        return formatMass(value, locale);
      case 'tokens':
        return formatNumber(value, locale);
    }
  };
}
