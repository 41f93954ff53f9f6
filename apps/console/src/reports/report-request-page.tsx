import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
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
import { PeriodFields } from './period-fields.js';
import { daysOf, midnight, ownZone } from './report-periods.js';

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
