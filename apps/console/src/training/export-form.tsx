import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { trainingForm, type SystemView, type TrainingForm } from '@countersign/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { allPages } from '../api/all-pages.js';
import { call } from '../api/call.js';
import type { ProblemError } from '../api/problem-error.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { useAnnounce } from '../parts/announcer.js';
import { Shape } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { PeriodFields } from '../reports/period-fields.js';
import { ManyChoice } from '../parts/many-choice.js';
import { daysOf, midnight } from '../reports/report-periods.js';
import { trainingText } from './messages.js';

interface Props {
  /** The route whose pages have one more afterwards. */
  list: string;
}

/** Asks for an export: form, period, AI systems that consent, language. */
export function ExportForm({ list }: Props) {
  const systems = useQuery<SystemView[], ProblemError>({
    queryKey: ['route', 'listSystems', 'all'],
    queryFn: ({ signal }) => allPages((page) => call('listSystems', { query: page, signal })),
  });
  return (
    <AnswerOf query={systems} rows={4}>
      {(all) => <Fields list={list} systems={all.filter(({ trainingConsent }) => trainingConsent)} />}
    </AnswerOf>
  );
}

function Fields({ list, systems }: Props & { systems: readonly SystemView[] }) {
  const text = useText(trainingText);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [form, setForm] = useState<TrainingForm>('sft');
  const [days, setDays] = useState(() => daysOf('lastMonth', new Date()));
  const [chosen, setChosen] = useState<string[]>([]);
  const [language, setLanguage] = useState('');
  const request = useMutation({
    mutationFn: () =>
      call('requestTrainingExport', {
        body: {
          form,
          from: midnight(days.from),
          to: midnight(days.to, 1),
          systems: chosen,
          ...(language.trim() === '' ? {} : { language: language.trim() }),
        },
      }),
    onSuccess: () => {
      announce(text('asked'));
      void cache.invalidateQueries({ queryKey: ['route', list] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2.5, maxWidth: 760 }}>
      {request.error && <ProblemNotice error={request.error} />}
      {systems.length === 0 && (
        <Alert
          severity="info"
          variant="outlined"
          icon={<Shape meaning="attention" size={18} />}
          sx={{ color: 'text.primary' }}
        >
          <strong>{text('noConsent')}</strong> {text('noConsentDetail')}
        </Alert>
      )}
      <TextField
        select
        label={text('form')}
        value={form}
        helperText={text(`about.${form}`)}
        onChange={(event) => setForm(trainingForm.catch('sft').parse(event.target.value))}
      >
        {trainingForm.options.map((each) => (
          <MenuItem key={each} value={each}>
            {text(`form.${each}`)}
          </MenuItem>
        ))}
      </TextField>
      <PeriodFields days={days} onChange={setDays} />
      <ManyChoice
        label={text('systems')}
        none={text('allSystems')}
        options={systems.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextField
        label={text('language')}
        value={language}
        helperText={text('languageHint')}
        onChange={(event) => setLanguage(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 35 } }}
        sx={{ maxWidth: 320 }}
      />
      <Box>
        <Button type="submit" variant="contained" disabled={request.isPending}>
          {text('send')}
        </Button>
      </Box>
    </Box>
  );
}
