import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { DryRunView } from '@countersign/contracts';
import type { FormEvent } from 'react';
import { useLocaleState } from 'react-admin';
import { call } from '../api/call.js';
import { formatInstant } from '../language/format.js';
import { useText } from '../language/use-text.js';
import { useAnnounce } from '../parts/announcer.js';
import { TierMark } from '../parts/marks.js';
import { Shape } from '../parts/mark.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Facts, Section } from '../parts/section.js';
import { To } from '../parts/to.js';
import { importText } from './messages.js';
import { scheduleForm, type ChosenFiles } from './schedule-form.js';
import { useAttemptKey } from './use-attempt-key.js';

/** What is typed into the form; kept by the page, so that files that are read anew do not take it away. */
export const emptyFields = { title: '', due: '', provider: '', model: '', version: '', rationale: '' };
export type HandInFields = typeof emptyFields;

const fields = [
  { name: 'title', label: 'name', required: true },
  { name: 'due', label: 'due', required: false },
  { name: 'provider', label: 'provider', required: true },
  { name: 'model', label: 'model', required: true },
  { name: 'version', label: 'version', required: false },
  { name: 'rationale', label: 'rationale', required: false },
] as const;

/** The submission as the API takes it, the content being in the files. */
function submissionOf({ title, due, provider, model, version, rationale }: HandInFields, system: string): string {
  return JSON.stringify({
    system,
    modality: 'schedule',
    title,
    generator: { provider, model, ...(version === '' ? {} : { version }) },
    ...(rationale === '' ? {} : { rationale }),
    ...(due === '' ? {} : { dueAt: new Date(due).toISOString() }),
  });
}

interface Props {
  chosen: ChosenFiles;
  system: string;
  values: HandInFields;
  onValues: (values: HandInFields) => void;
  onAnother: () => void;
}

/** Title, due time and what made it; tries what would happen, and hands in. */
export function HandInForm({ chosen, system, values, onValues, onAnother }: Props) {
  const text = useText(importText);
  const announce = useAnnounce();
  const keyOf = useAttemptKey();
  const send = useMutation({
    mutationFn: (dryRun: boolean) => {
      const submission = submissionOf(values, system);
      return call('submitOutput', {
        query: { dryRun: String(dryRun) },
        form: scheduleForm(chosen, { submission }),
        ...(dryRun ? {} : { idempotencyKey: keyOf(submission, chosen) }),
      });
    },
    onSuccess: (answer) => announce(text('dryRun' in answer ? 'planned' : 'done')),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(false);
  };
  const answer = send.data;
  if (answer && !('dryRun' in answer)) {
    return (
      <Alert
        severity="success"
        variant="outlined"
        icon={<Shape meaning="ok" size={18} />}
        sx={{ color: 'text.primary' }}
      >
        {text('done')} <To page={`/submissions/${answer.id}/show`}>{text('open')}</To>{' '}
        <Button size="small" onClick={onAnother}>
          {text('another')}
        </Button>
      </Alert>
    );
  }
  const isReady = [values.title, values.provider, values.model].every((value) => value.trim() !== '');
  return (
    <Section title={text('handIn')}>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2, maxWidth: 760 }}>
        {send.error && (
          <ProblemNotice error={send.error}>
            <Typography variant="body2">{text('nothingLost')}</Typography>
          </ProblemNotice>
        )}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          {fields.map(({ name, label, required }) => (
            <TextField
              key={name}
              required={required}
              label={text(label)}
              value={values[name]}
              onChange={(event) => onValues({ ...values, [name]: event.target.value })}
              {...(name === 'due' ? { type: 'datetime-local', slotProps: { inputLabel: { shrink: true } } } : {})}
              {...(name === 'rationale' ? { multiline: true, minRows: 2, sx: { gridColumn: '1 / -1' } } : {})}
            />
          ))}
        </Box>
        {answer && <Planned plan={answer} />}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" disabled={send.isPending || !isReady}>
            {text('handIn')}
          </Button>
          <Button disabled={send.isPending || !isReady} onClick={() => send.mutate(true)}>
            {text('dryRun')}
          </Button>
        </Box>
      </Box>
    </Section>
  );
}

function Planned({ plan: { checks, risk, route, assumption } }: { plan: DryRunView }) {
  const text = useText(importText);
  const [locale] = useLocaleState();
  return (
    <Alert
      severity="info"
      variant="outlined"
      icon={<Shape meaning="neutral" size={18} />}
      sx={{ color: 'text.primary' }}
    >
      <Facts
        items={[
          [text('checks'), checks.map(({ check }) => check).join(', ')],
          [text('tier'), <TierMark key="tier" tier={risk.tier} />],
          [text('queue'), route.queue],
          [text('approvals'), String(route.approvals)],
          [text('dueAt'), route.dueAt === null ? '–' : formatInstant(route.dueAt, locale)],
        ]}
      />
      {assumption}
    </Alert>
  );
}
