import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { schedulePeriod, schedulePeriods, type CatalogView } from '@countersign/contracts';
import { useState, type FormEvent } from 'react';
import { useLocaleState } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call.js';
import { useAnswer, useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { Needs } from '../layout/not-allowed.js';
import { AnswerOf } from '../parts/answer-of.js';
import { Page } from '../parts/page.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { ManyChoice } from '../parts/many-choice.js';
import { firstChoice, ReportFields } from './report-fields.js';
import { ownZone } from './report-periods.js';
import { schedulesText } from './schedule-messages.js';

/** Adds a schedule: period, time zone, systems, formats, language, and who finds the reports under their own. */
export function ScheduleCreatePage() {
  const text = useText(schedulesText);
  const catalog = useCatalog();
  return (
    <Needs right={['request', 'Report']}>
      <Page title={text('add')} lead={text('lead')}>
        <Paper variant="outlined" sx={{ p: 3, maxWidth: 760 }}>
          <AnswerOf query={catalog}>{(answer) => <ScheduleForm catalog={answer} />}</AnswerOf>
        </Paper>
      </Page>
    </Needs>
  );
}

const zones = [...new Set([ownZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];

function ScheduleForm({ catalog }: { catalog: CatalogView }) {
  const text = useText(schedulesText);
  const navigate = useNavigate();
  const [locale] = useLocaleState();
  const people = useAnswer('listReportRecipients');
  const [name, setName] = useState('');
  const [period, setPeriod] = useState(schedulePeriod.enum.monthly as (typeof schedulePeriods)[number]);
  const [timeZone, setTimeZone] = useState(ownZone);
  const [recipients, setRecipients] = useState<string[]>([]);
  const [choice, setChoice] = useState(() => firstChoice(catalog, locale));
  const add = useMutation({
    mutationFn: () =>
      call('addReportSchedule', { body: { name, kind: 'audit', period, timeZone, recipients, ...choice } }),
    onSuccess: () => void navigate('/report-schedules'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice.formats.length > 0) add.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2.5 }}>
      {add.error && <ProblemNotice error={add.error} />}
      <TextField
        required
        label={text('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        <TextField
          select
          label={text('period')}
          value={period}
          onChange={(event) => setPeriod(schedulePeriod.catch('monthly').parse(event.target.value))}
        >
          {schedulePeriods.map((each) => (
            <MenuItem key={each} value={each}>
              {text(`period.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        <Autocomplete
          options={zones}
          value={timeZone}
          disableClearable
          onChange={(_, zone) => setTimeZone(zone)}
          renderInput={(params) => <TextField {...params} required label={text('timeZone')} />}
        />
      </Box>
      <ManyChoice
        label={text('recipients')}
        none={text('nobody')}
        options={(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
        value={recipients}
        onChange={setRecipients}
      />
      <ReportFields catalog={catalog} value={choice} onChange={setChoice} />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={add.isPending || choice.formats.length === 0}>
          {text('save')}
        </Button>
        <Button color="inherit" component={Link} to="/report-schedules">
          {text('cancel')}
        </Button>
      </Box>
    </Box>
  );
}
