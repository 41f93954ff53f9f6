import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId } from 'react';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { workbenchText } from './messages.js';
import type { NumberedFinding } from './ordered-findings.js';
import type { Judgements } from './use-judgements.js';

interface Props {
  finding: NumberedFinding;
  judgements: Judgements;
}

/** Useful or not: two equal buttons of which the one that was said is pressed. */
export function JudgementButtons({ finding, judgements }: Props) {
  const text = useText(workbenchText);
  const id = useId();
  const said = judgements.of(finding);
  const { refused } = judgements;
  return (
    <Box sx={{ mt: 1.25 }}>
      <Box role="group" aria-labelledby={id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box component="span" id={id} title={text('judgeNote')} sx={{ fontSize: '0.8125rem' }}>
          {text('judge')}
        </Box>
        {([true, false] as const).map((useful) => (
          <Button
            key={String(useful)}
            size="small"
            variant="outlined"
            color={said === useful ? 'primary' : 'inherit'}
            aria-pressed={said === useful}
            aria-keyshortcuts={useful ? '+' : '-'}
            aria-disabled={judgements.pending !== null}
            onClick={() => judgements.judge(finding, useful)}
            sx={{
              minHeight: 30,
              py: 0,
              ...(said === useful && { bgcolor: (theme) => theme.colours.accentWash, fontWeight: 700 }),
            }}
          >
            {said === useful ? '✓ ' : ''}
            {text(useful ? 'useful' : 'notUseful')}
          </Button>
        ))}
      </Box>
      {refused?.finding === finding.id && (
        <Box sx={{ mt: 1 }}>
          <ProblemNotice error={refused.error} />
        </Box>
      )}
    </Box>
  );
}
