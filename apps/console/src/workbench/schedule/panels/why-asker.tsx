import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ScheduleChange } from '@countersign/scheduling';
import { useState, type FormEvent } from 'react';
import { useText } from '../../../language/use-text.js';
import { answerText, whyNotSentence } from '../answer-sentences.js';
import { benchText } from '../bench-messages.js';
import { tryText } from '../try-messages.js';
import { useBenchAnswer } from '../use-bench-answer.js';
import type { BenchFormat } from '../use-bench-format.js';
import type { AskBench } from '../use-bench-worker.js';
import { NameField } from './name-field.js';

interface Props {
  ask: AskBench;
  format: BenchFormat;
  operations: readonly string[];
  /** The two operations chosen last, in order of start. */
  pair: readonly string[];
  onTry: (change: ScheduleChange) => void;
}

/** "Why is B before A?", answered in a sentence with what the other way round would cost. */
export function WhyAsker({ ask, format, operations, pair: offered, onTry }: Props) {
  const text = useText(tryText);
  const say = useText(answerText);
  const words = useText(benchText);
  const [pair, setPair] = useState({ first: '', second: '' });
  const [asked, setAsked] = useState<typeof pair | null>(null);
  const answer = useBenchAnswer(ask, 'whyNot', asked);
  const [before, last] = offered;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ ...pair });
  };
  return (
    <Box component="form" aria-label={text('why')} onSubmit={submit}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', pt: 0.75 }}>
        <NameField
          label={text('first')}
          value={pair.first}
          onChange={(first) => setPair({ ...pair, first })}
          names={operations}
        />
        <NameField
          label={text('second')}
          value={pair.second}
          onChange={(second) => setPair({ ...pair, second })}
          names={operations}
        />
        <Button
          color="inherit"
          disabled={before === undefined || last === undefined}
          onClick={() => setPair({ first: last ?? '', second: before ?? '' })}
        >
          {text('useChosen')}
        </Button>
        <Button type="submit" variant="outlined" color="inherit" disabled={!pair.first || !pair.second}>
          {text('ask')}
        </Button>
      </Box>
      <Typography variant="body2" role="status" data-testid="why-answer" sx={{ mt: 0.75, maxWidth: 900 }}>
        {answer.state === 'asking' && words('computing')}
        {answer.state === 'failed' && words('failed', { problem: answer.error.message })}
        {answer.state === 'here' && asked && whyNotSentence(asked, answer.answer, say, format)}
      </Typography>
      {answer.state === 'here' && asked && answer.answer.status === 'possible' && (
        <Button
          size="small"
          onClick={() => onTry({ kind: 'move-before', operation: asked.first, before: asked.second })}
        >
          {text('tryIt')}
        </Button>
      )}
    </Box>
  );
}
