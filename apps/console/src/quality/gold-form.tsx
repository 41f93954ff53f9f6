import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GoldItemInput } from '@countersign/contracts';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { partsText } from '../parts/messages.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { qualityText } from './messages.js';

const outcomes = ['approve', 'request-changes', 'reject'] as const;

/** Takes a decided output as gold. */
export function GoldForm() {
  const text = useText(qualityText);
  const words = useText(partsText);
  const cache = useQueryClient();
  const [submission, setSubmission] = useState('');
  const [outcome, setOutcome] = useState<GoldItemInput['outcome']>('reject');
  const [planted, setPlanted] = useState(false);
  const add = useMutation({
    mutationFn: () =>
      call('addGoldItem', { body: { submission: submission.trim(), outcome, ...(planted ? { planted: [] } : {}) } }),
    onSuccess: () => {
      setSubmission('');
      void cache.invalidateQueries();
    },
  });
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, p: 2 }}
    >
      <TextField
        size="small"
        required
        label={text('submission')}
        value={submission}
        onChange={(event) => setSubmission(event.target.value)}
        sx={{ minWidth: 320 }}
      />
      <TextField
        select
        size="small"
        label={text('known')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as GoldItemInput['outcome'])}
        sx={{ minWidth: 160 }}
      >
        {outcomes.map((one) => (
          <MenuItem key={one} value={one}>
            {words(`outcome.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={<Checkbox checked={planted} onChange={(event) => setPlanted(event.target.checked)} />}
        label={text('planted')}
      />
      <Button type="submit" variant="outlined" disabled={add.isPending || submission.trim() === ''}>
        {text('add')}
      </Button>
      {add.error && <ProblemNotice error={add.error} />}
    </Box>
  );
}
