import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { JobDifference, WhatIf } from '@countersign/scheduling';
import { useText } from '../../../language/use-text.js';
import { answerText, costOf, obstacleSentence } from '../answer-sentences.js';
import { tryText } from '../try-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { OutcomesCompared } from './outcomes-compared.js';
import { PanelPart, PanelParts } from './panel-part.js';

const mostOrders = 20;

/** What the tried changes come to: figures before and after, moved operations, and the orders that lose and win. */
export function ScratchOutcome({ outcome, format }: { outcome: WhatIf; format: BenchFormat }) {
  const text = useText(tryText);
  const say = useText(answerText);
  if (outcome.status === 'impossible') {
    return (
      <Typography variant="body2" data-testid="scratch-outcome">
        {text('impossible', { obstacle: obstacleSentence(outcome.obstacle, say) })}
      </Typography>
    );
  }
  const { before, after, difference, moved, jobs } = outcome;
  return (
    <>
      <Typography variant="body2" data-testid="scratch-outcome">
        {text('comesTo', { cost: costOf(difference, say, format) })} {text('moved', { count: moved.length })}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 1 }}>
        {text('basis')}
      </Typography>
      <PanelParts>
        <OutcomesCompared before={before} after={after} format={format} />
        <Orders title={text('loses')} jobs={jobs.filter((job) => lossOf(job) > 0)} format={format} />
        <Orders title={text('wins')} jobs={jobs.filter((job) => lossOf(job) < 0).reverse()} format={format} />
      </PanelParts>
    </>
  );
}

/** Minutes by which an order ends later, or is later where its due date was changed. */
function lossOf({ latenessBefore, latenessAfter, endDifferenceMinutes }: JobDifference): number {
  return latenessBefore === null || latenessAfter === null ? endDifferenceMinutes : latenessAfter - latenessBefore;
}

function Orders({ title, jobs, format }: { title: string; jobs: readonly JobDifference[]; format: BenchFormat }) {
  const text = useText(tryText);
  return (
    <PanelPart title={`${title} (${jobs.length})`}>
      {jobs.length === 0 ? (
        <Typography variant="body2">{text('noneOf')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2, fontSize: '0.8125rem', columns: jobs.length > 6 ? 2 : 1 }}>
          {jobs.slice(0, mostOrders).map((job) => (
            <li key={job.job}>
              <bdi>{job.job}</bdi> {format.signed(lossOf(job))}
            </li>
          ))}
        </Box>
      )}
    </PanelPart>
  );
}
