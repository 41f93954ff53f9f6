import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import type { CatalogView } from '@countersign/contracts';
import { useState, type FormEvent } from 'react';
import { useLocaleState } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { reportsText } from './messages.js';
import { firstChoice, ReportFields } from './report-fields.js';
import { daysOf, midnight, ownZone, periodPresets, type DayRange } from './report-periods.js';

/** Asks for an audit report: period, systems, formats, language. */
export function ReportRequestPage() {
  const text = useText(reportsText);
  const catalog = useCatalog();
  return (
    <Needs right={['request', 'Report']}>
      <Page title={text('request')} lead={text('lead')}>
        <Paper variant="outlined" sx={{ p: 3, maxWidth: 760 }}>
          <AnswerOf query={catalog}>{(answer) => <RequestForm catalog={answer} />}</AnswerOf>
        </Paper>
      </Page>
    </Needs>
  );
}

function RequestForm({ catalog }: { catalog: CatalogView }) {
  const text = useText(reportsText);
  const navigate = useNavigate();
  const [locale] = useLocaleState();
  const [days, setDays] = useState(() => daysOf('lastMonth', new Date()));
  const [choice, setChoice] = useState(() => firstChoice(catalog, locale));
  const request = useMutation({
    mutationFn: () =>
      call('requestReport', {
        body: { kind: 'audit', from: midnight(days.from), to: midnight(days.to, 1), timeZone: ownZone, ...choice },
      }),
    onSuccess: (report) => void navigate(`/reports/${report.id}/show`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice.formats.length > 0) request.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2.5 }}>
      {request.error && <ProblemNotice error={request.error} />}
      <PeriodFields days={days} onChange={setDays} />
      <ReportFields catalog={catalog} value={choice} onChange={setChoice} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={request.isPending || choice.formats.length === 0}>
          {text('send')}
        </Button>
        <Button color="inherit" component={Link} to="/reports">
          {text('cancel')}
        </Button>
      </Box>
    </Box>
  );
}

/** The first and the last day, and buttons for the usual periods. */
function PeriodFields({ days, onChange }: { days: DayRange; onChange: (days: DayRange) => void }) {
  const text = useText(reportsText);
  const isChosen = (range: DayRange) => range.from === days.from && range.to === days.to;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box role="group" aria-label={text('period')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {periodPresets.map((preset) => {
          const range = daysOf(preset, new Date());
          return (
            <Button
              key={preset}
              size="small"
              variant={isChosen(range) ? 'contained' : 'outlined'}
              color={isChosen(range) ? 'primary' : 'inherit'}
              aria-pressed={isChosen(range)}
              onClick={() => onChange(range)}
            >
              {text(`preset.${preset}`)}
            </Button>
          );
        })}
      </Box>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        <TextField
          type="date"
          required
          label={text('from')}
          value={days.from}
          onChange={(event) => onChange({ ...days, from: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          type="date"
          required
          label={text('to')}
          value={days.to}
          onChange={(event) => onChange({ ...days, to: event.target.value })}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: days.from } }}
        />
      </Box>
    </Box>
  );
}
