import Box from '@mui/material/Box';
import type { CohortMeasure } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { useText } from '../language/use-text.js';
import { Mark, type Meaning } from '../parts/mark.js';
import { cohortsText } from './messages.js';
import { ShareBar } from './share-bar.js';

const clear = 0.05;
const fourFifths = 0.8;

const percent = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
const decimal = (value: number, locale: string, digits: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value);

function Chance({ p }: { p: number | null }) {
  if (p === null) return null;
  return (
    <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`}
    </Box>
  );
}

/** A share with its interval, and how the favourable share stands to that of the others. */
export function ShareMeasure({ measure }: { measure: CohortMeasure }) {
  const text = useText(cohortsText);
  const [locale] = useLocaleState();
  const { share, ratio, p, enough } = measure;
  const isClear = p !== null && p < clear;
  const under = ratio !== null && ratio.value < fourFifths;
  const [meaning, word]: [Meaning, string] = !enough
    ? ['unknown', text('notEnough')]
    : !isClear
      ? ['neutral', text('alike')]
      : (ratio?.value ?? 1) < 1
        ? [under ? 'problem' : 'attention', text('worse')]
        : ['neutral', text('better')];
  return (
    <>
      {share && <ShareBar share={share} />}
      {share && (
        <div>
          {text('share', {
            value: percent(share.value, locale),
            from: percent(share.from, locale),
            to: percent(share.to, locale),
          })}
        </div>
      )}
      {ratio && (
        <div>
          {text('ratio')}: {ratio.value.toFixed(2)} ({ratio.from.toFixed(2)}–{ratio.to.toFixed(2)})
          {under && isClear && ` · ${text('fourFifths')}`}
        </div>
      )}
      <Mark meaning={meaning}>{word}</Mark> <Chance p={p} />
    </>
  );
}

/** A difference of means, in characters or in tone from -1 to 1. */
export function MeanMeasure({ measure, unit }: { measure: CohortMeasure; unit: 'characters' | 'tone' }) {
  const text = useText(cohortsText);
  const [locale] = useLocaleState();
  const { difference, p, enough } = measure;
  const name = text(unit === 'characters' ? 'length' : 'sentiment');
  if (!enough || !difference) {
    return (
      <div>
        {name}: <Mark meaning="unknown">{text('notEnough')}</Mark>
      </div>
    );
  }
  const write = (value: number): string => decimal(value, locale, unit === 'characters' ? 0 : 2);
  const parts = { value: write(difference.value), from: write(difference.from), to: write(difference.to) };
  const isClear = p !== null && p < clear;
  return (
    <>
      <div>
        {name}: {text(unit, parts)}
      </div>
      <Mark meaning={isClear ? 'attention' : 'neutral'}>{text(isClear ? 'differs' : 'alike')}</Mark> <Chance p={p} />
    </>
  );
}
