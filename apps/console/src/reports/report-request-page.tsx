import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { language as languageSchema, type CatalogView } from '@countersign/contracts';
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
import { formatName } from './format-name.js';
import { reportsText } from './messages.js';

/** Local midnight at the beginning of a day, `days` later, as RFC 3339. */
function midnight(day: string, days = 0): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + days);
  return date.toISOString();
}

/** A day `YYYY-MM-DD` in the reader's zone. */
function localDay(at: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}

/** Asks for an audit report: period, systems, formats, language. */
export function ReportRequestPage() {
  const text = useText(reportsText);
  const catalog = useCatalog();
  return (
    <Needs right={['request', 'Report']}>
      <Page title={text('request')} lead={text('lead')}>
        <Paper variant="outlined" sx={{ p: 3, maxWidth: 720 }}>
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
  const today = new Date();
  const [from, setFrom] = useState(localDay(new Date(today.getFullYear(), today.getMonth(), 1)));
  const [to, setTo] = useState(localDay(today));
  const [systems, setSystems] = useState<string[]>([]);
  const [formats, setFormats] = useState<string[]>(catalog.reportFormats.map(({ name }) => name));
  const [language, setLanguage] = useState(languageSchema.catch('en').parse(locale));
  const request = useMutation({
    mutationFn: () =>
      call('requestReport', {
        body: { kind: 'audit', from: midnight(from), to: midnight(to, 1), systems, formats, language },
      }),
    onSuccess: (report) => void navigate(`/reports/${report.id}/show`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (formats.length > 0) request.mutate();
  };
  const toggle = (name: string) =>
    setFormats(formats.includes(name) ? formats.filter((other) => other !== name) : [...formats, name]);
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2.5 }}>
      {request.error && <ProblemNotice error={request.error} />}
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        <TextField
          type="date"
          required
          label={text('from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          type="date"
          required
          label={text('to')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: from } }}
        />
      </Box>
      <TextField
        select
        label={text('systems')}
        value={systems}
        onChange={(event) => {
          const value: unknown = event.target.value;
          setSystems(Array.isArray(value) ? value.map(String) : []);
        }}
        slotProps={{
          inputLabel: { shrink: true },
          select: {
            multiple: true,
            displayEmpty: true,
            renderValue: (value) =>
              Array.isArray(value) && value.length > 0
                ? catalog.systems
                    .filter(({ slug }) => value.includes(slug))
                    .map(({ name }) => name)
                    .join(', ')
                : text('allSystems'),
          },
        }}
      >
        {catalog.systems.map(({ slug, name }) => (
          <MenuItem key={slug} value={slug}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Box role="group" aria-labelledby="report-formats">
        <FormLabel id="report-formats">{text('formats')}</FormLabel>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          {catalog.reportFormats.map(({ name }) => (
            <FormControlLabel
              key={name}
              label={formatName(name, text)}
              control={<Checkbox checked={formats.includes(name)} onChange={() => toggle(name)} />}
            />
          ))}
        </Box>
        {formats.length === 0 && <FormHelperText error>{text('needFormat')}</FormHelperText>}
      </Box>
      <TextField
        select
        label={text('language')}
        value={language}
        onChange={(event) => setLanguage(languageSchema.catch('en').parse(event.target.value))}
        sx={{ maxWidth: 240 }}
      >
        <MenuItem value="en">English</MenuItem>
        <MenuItem value="zh-TW">繁體中文</MenuItem>
      </TextField>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" disabled={request.isPending || formats.length === 0}>
          {text('send')}
        </Button>
        <Button color="inherit" component={Link} to="/reports">
          {text('cancel')}
        </Button>
      </Box>
    </Box>
  );
}
