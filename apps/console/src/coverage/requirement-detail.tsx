import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { RequirementCoverage } from '@countersign/contracts';
import { useLocaleState } from 'react-admin';
import { formatDate, formatNumber } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { coverageText } from './messages.js';

const isOrigin = (origin: string): origin is 'law' | 'guidance' | 'code' | 'policy' =>
  ['law', 'guidance', 'code', 'policy'].includes(origin);

/** What a requirement asks, where it stands written, and how each of its evidence rules came out. */
export function RequirementDetail({ requirement }: { requirement: RequirementCoverage }) {
  const text = useText(coverageText);
  const [locale] = useLocaleState();
  const where = requirement.sources.map(({ ref, at }) => `${ref}, ${at}`).join(' · ');
  const from = requirement.appliesFrom;
  return (
    <>
      <Typography variant="body2">{requirement.paraphrase}</Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {text('sources')}: {where}
        {from !== null && ` · ${text('appliesFrom', { date: formatDate(from, locale) })}`}
      </Typography>
      {requirement.rules.length === 0 ? (
        <Typography variant="caption" color="textSecondary">
          {text('noRules')}
        </Typography>
      ) : (
        <Box
          component="ul"
          aria-label={text('rules')}
          sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}
        >
          {requirement.rules.map((rule) => (
            <Box
              component="li"
              key={rule.rule}
              sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: '0.875rem' }}
            >
              <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, minWidth: 140 }}>
                <Shape meaning={rule.holds === null ? 'unknown' : rule.holds ? 'ok' : 'problem'} />
                {text(rule.holds === null ? 'untold' : rule.holds ? 'holds' : 'fails')}
              </Box>
              <Box component="span" sx={{ fontWeight: 600 }}>
                {rule.rule}
              </Box>
              <span>
                {text('share', {
                  met: formatNumber(rule.met, locale),
                  population: formatNumber(rule.population, locale),
                })}
              </span>
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {text('origin', { origin: isOrigin(rule.origin) ? text(`origin.${rule.origin}`) : rule.origin })}
                {rule.note !== null && ` · ${rule.note}`}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}
