import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { LateJob, ScheduleAnalysis } from '@countersign/scheduling';
import { useState } from 'react';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import type { AskBench } from '../use-bench-worker.js';
import { ChainSteps } from './chain-steps.js';

interface Props {
  analysis: ScheduleAnalysis;
  ask: AskBench;
  format: BenchFormat;
  /** Lights operations in the chart; empty puts them out. */
  onLight: (operations: readonly string[]) => void;
}

const step = 50;

/** Late orders, the latest first; each opens the chain of what held it back, which lights up in the chart. */
export function LatePanel({ analysis, ask, format, onLight }: Props) {
  const text = useText(benchText);
  const [open, setOpen] = useState<string | null>(null);
  const [shown, setShown] = useState(step);
  const { lateJobs } = analysis;
  if (lateJobs.length === 0) return <Typography variant="body2">{text('noneLate')}</Typography>;
  const toggle = (late: LateJob) => {
    const next = open === late.job ? null : late.job;
    setOpen(next);
    onLight(next === null ? [] : (late.chain?.steps.map(({ operation }) => operation) ?? [late.operation]));
  };
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {lateJobs.slice(0, shown).map((late) => (
        <Box component="li" key={late.job} sx={{ borderBottom: '1px solid', borderColor: 'divider' }}>
          <Button
            fullWidth
            size="small"
            color="inherit"
            aria-expanded={open === late.job}
            onClick={() => toggle(late)}
            sx={{ justifyContent: 'flex-start', gap: 2, fontWeight: 400, textAlign: 'start', flexWrap: 'wrap' }}
          >
            <bdi>
              <strong>{late.job}</strong>
            </bdi>
            {late.customer !== null && <bdi>{late.customer}</bdi>}
            <span>{text('lateBy', { value: format.number(late.tardinessMinutes) })}</span>
            {late.mainCause !== null && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {text('mainCause', { cause: shareName(late.mainCause, text) })}
              </Box>
            )}
          </Button>
          {open === late.job && <ChainSteps late={late} ask={ask} format={format} onLight={onLight} />}
        </Box>
      ))}
      {lateJobs.length > shown && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          + {format.number(lateJobs.length - shown)}
        </Button>
      )}
    </Box>
  );
}

function shareName(cause: string, text: (key: keyof typeof benchText) => string): string {
  const key = `share.${cause}`;
  return text(key in benchText ? (key as keyof typeof benchText) : 'share.other');
}
