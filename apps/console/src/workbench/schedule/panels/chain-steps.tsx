import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { LateJob } from '@countersign/scheduling';
import { useEffect, useMemo, useState } from 'react';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import { causeText, reasonOf } from '../cause-sentences.js';
import { answered, useBenchAnswer } from '../use-bench-answer.js';
import type { BenchFormat } from '../use-bench-format.js';
import type { AskBench } from '../use-bench-worker.js';

interface Props {
  late: LateJob;
  ask: AskBench;
  format: BenchFormat;
  onLight: (operations: readonly string[]) => void;
}

/** What held a late order back, step by step in the order in which it happened. */
export function ChainSteps({ late, ask, format, onLight }: Props) {
  const text = useText(benchText);
  const say = useText(causeText);
  const [whole, setWhole] = useState(late.chain === null);
  const input = useMemo(() => (whole ? { operation: late.operation } : null), [whole, late.operation]);
  const longer = answered(useBenchAnswer(ask, 'chain', input));
  useEffect(() => {
    if (longer) onLight(longer.steps.map(({ operation }) => operation));
  }, [longer, onLight]);
  const chain = longer ?? late.chain;
  if (chain === null) return <Typography variant="body2">{text('computing')}</Typography>;
  return (
    <Box sx={{ pb: 1, pl: 1 }}>
      {chain.omitted > 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography variant="body2" color="textSecondary">
            {text('omitted', { count: chain.omitted })}
          </Typography>
          {!whole && (
            <Button size="small" onClick={() => setWhole(true)}>
              {text('wholeChain')}
            </Button>
          )}
        </Box>
      )}
      <Box component="ol" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem' }}>
        {chain.steps.map((step) => (
          <li key={step.operation}>
            {say('step', {
              operation: step.operation,
              job: step.job,
              machine: step.machine,
              time: format.span(step.startsAt, step.endsAt),
              reason: reasonOf(step, say, format),
            })}
          </li>
        ))}
      </Box>
    </Box>
  );
}
