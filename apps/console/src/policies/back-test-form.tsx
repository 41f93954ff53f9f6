import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { ManyChoice } from '../parts/many-choice.js';
import { localDay, midnight } from '../reports/report-periods.js';
import { backTestText } from './back-test-messages.js';

const monthDays = 30;
const dayMs = 86_400_000;

interface Props {
  draft: string;
  /** Something is typed that is not saved, so it would not be tried. */
  isBlocked: boolean;
  onAsked: () => void;
}

/** Asks for a draft to be tried on the outputs of some days. */
export function BackTestForm({ draft, isBlocked, onAsked }: Props) {
  const text = useText(backTestText);
  const offered = useCatalog().data?.systems ?? [];
  const [from, setFrom] = useState(() => localDay(new Date(Date.now() - monthDays * dayMs)));
  const [to, setTo] = useState(() => localDay(new Date()));
  const [systems, setSystems] = useState<string[]>([]);
  const ask = useMutation({
    mutationFn: () =>
      call('requestBackTest', { params: { id: draft }, body: { from: midnight(from), to: midnight(to, 1), systems } }),
    onSuccess: onAsked,
  });
  const isReady = !isBlocked && from !== '' && to !== '' && !ask.isPending;
  const day = { inputLabel: { shrink: true } };
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) ask.mutate();
      }}
      sx={{ display: 'grid', gap: 1.5 }}
    >
      {ask.error && <ProblemNotice error={ask.error} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <TextField
          required
          type="date"
          label={text('from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          slotProps={day}
        />
        <TextField
          required
          type="date"
          label={text('to')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          slotProps={{ ...day, htmlInput: { min: from } }}
        />
        <Box sx={{ minWidth: 220, '& > *': { width: '100%' } }}>
          <ManyChoice
            label={text('systems')}
            none={text('allSystems')}
            options={offered.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={systems}
            onChange={setSystems}
          />
        </Box>
        <Button type="submit" variant="outlined" disabled={!isReady}>
          {text('start')}
        </Button>
        {isBlocked && <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{text('saveFirst')}</Box>}
      </Box>
    </Box>
  );
}
