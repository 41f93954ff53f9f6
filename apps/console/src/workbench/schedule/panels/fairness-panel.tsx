import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ScheduleFairness } from '@countersign/scheduling';
import { ShareBar } from '../../../cohorts/share-bar.js';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { LoadShares } from './load-shares.js';
import { PanelPart, PanelParts } from './panel-part.js';

/** How lateness falls on customers, and work on declared groups of people. */
export function FairnessPanel({ fairness, format }: { fairness: ScheduleFairness; format: BenchFormat }) {
  const text = useText(benchText);
  return (
    <PanelParts>
      <PanelPart title={text('lateByCustomer')}>
        <Typography variant="body2" sx={{ mb: 0.5 }}>
          <Comparison fairness={fairness} format={format} />
        </Typography>
        <LateShares fairness={fairness} format={format} />
      </PanelPart>
      <PanelPart title={text('workByGroup')}>
        <LoadShares loads={fairness.loads} format={format} />
      </PanelPart>
    </PanelParts>
  );
}

function Comparison({ fairness, format }: { fairness: ScheduleFairness; format: BenchFormat }) {
  const text = useText(benchText);
  const { customers, comparison } = fairness;
  if (customers.length === 0) return text('noCustomers');
  if (comparison.status === 'not-enough-data') return text('notEnough', { minimum: comparison.minimum });
  const { highest, lowest, difference } = comparison;
  return difference === 0 ? text('alike') : text('gap', { highest, lowest, gap: format.share(difference) });
}

function LateShares({ fairness, format }: { fairness: ScheduleFairness; format: BenchFormat }) {
  const text = useText(benchText);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.8125rem' }}>
      {fairness.customers.map(({ customer, jobs, late, rate, interval, compared }) => (
        <Box component="li" key={customer} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', py: 0.25 }}>
          <Box component="span" sx={{ minWidth: 110, fontWeight: 600 }}>
            {customer}
          </Box>
          <ShareBar share={interval} />
          <span>
            {text('share', {
              late,
              jobs,
              rate: format.share(rate),
              from: format.share(interval.from),
              to: format.share(interval.to),
            })}
            {!compared && ` – ${text('tooFew')}`}
          </span>
        </Box>
      ))}
    </Box>
  );
}
