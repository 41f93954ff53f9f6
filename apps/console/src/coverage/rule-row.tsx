import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { RequirementCoverage } from '@countersign/contracts';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { coverageText } from './messages.js';
import type { CoverageMoment } from './coverage-moment.js';
import { RuleRecords } from './rule-records.js';

const isOrigin = (origin: string): origin is 'law' | 'guidance' | 'code' | 'policy' =>
  ['law', 'guidance', 'code', 'policy'].includes(origin);

interface Props {
  requirement: string;
  rule: RequirementCoverage['rules'][number];
  view: CoverageMoment;
}

/** One rule: whether it holds, its numbers and its period, and the records behind it on demand. */
export function RuleRow({ requirement, rule, view }: Props) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const [isOpen, setOpen] = useState(false);
  const number = (value: number) => formatNumber(value, locale);
  const numbers = { met: number(rule.met), sample: number(rule.sample), population: number(rule.population) };
  return (
    <Box component="li" sx={{ fontSize: '0.875rem' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, minWidth: 140 }}>
          <Shape meaning={rule.holds === null ? 'unknown' : rule.holds ? 'ok' : 'problem'} />
          {text(rule.holds === null ? 'untold' : rule.holds ? 'holds' : 'fails')}
        </Box>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {rule.rule}
        </Box>
        {rule.population > 0 && (
          <>
            <span>{text('sampleOf', numbers)}</span>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {rule.from === null
                ? text('upTo', { to: formatDate(rule.to, locale) })
                : text('period', { from: formatDate(rule.from, locale), to: formatDate(rule.to, locale) })}
            </Box>
            <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ minHeight: 28 }}>
              {text('records')}
            </Button>
          </>
        )}
        {rule.expiresAt !== null && <span>{text('expires', { date: formatDate(rule.expiresAt, locale) })}</span>}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {text('origin', { origin: isOrigin(rule.origin) ? text(`origin.${rule.origin}`) : rule.origin })}
          {rule.note !== null && ` · ${rule.note}`}
        </Box>
      </Box>
      {rule.remark !== null && <Box sx={{ color: 'text.secondary' }}>{rule.remark}</Box>}
      {isOpen && <RuleRecords requirement={requirement} rule={rule} view={view} />}
    </Box>
  );
}
