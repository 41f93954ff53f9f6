import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { incidentRecipient, incidentReportKind, type IncidentReportInput } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { WordsField } from '../parts/words-field.js';
import { incidentsText } from './messages.js';

interface Props {
  id: string;
  onDone: () => void;
  onClose: () => void;
}

/** The present minute as a date-time field holds it, in the reader's zone. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Records that a report was sent. */
export function ReportDialog({ id, onDone, onClose }: Props) {
  const text = useText(incidentsText);
  const [kind, setKind] = useState<IncidentReportInput['kind']>('initial');
  const [recipient, setRecipient] = useState<IncidentReportInput['recipient']>('authority');
  const [sentAt, setSentAt] = useState(localNow);
  const [reference, setReference] = useState('');
  const record = useMutation({
    mutationFn: () => {
      const body = { kind, recipient, sentAt: new Date(sentAt).toISOString(), reference: reference.trim() };
      return call('reportIncident', { params: { id }, body });
    },
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('record')}
      blocked={reference.trim() === '' || sentAt === '' || record.isPending}
      error={record.error}
      onSave={() => record.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        label={text('kind')}
        value={kind}
        onChange={(event) => setKind(incidentReportKind.parse(event.target.value))}
      >
        {incidentReportKind.options.map((name) => (
          <MenuItem key={name} value={name}>
            {text(`kind.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={text('recipient')}
        value={recipient}
        onChange={(event) => setRecipient(incidentRecipient.parse(event.target.value))}
      >
        {incidentRecipient.options.map((name) => (
          <MenuItem key={name} value={name}>
            {text(`recipient.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        type="datetime-local"
        label={text('sentAt')}
        value={sentAt}
        onChange={(event) => setSentAt(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label={text('reference')}
        helperText={text('referenceHelp')}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
    </ActDialog>
  );
}

/** Closes an incident with what was done about it. */
export function CloseDialog({ id, onDone, onClose }: Props) {
  const text = useText(incidentsText);
  const [action, setAction] = useState('');
  const close = useMutation({
    mutationFn: () => call('closeIncident', { params: { id }, body: { correctiveAction: action.trim() } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('close')}
      detail={text('closeHelp')}
      blocked={action.trim() === '' || close.isPending}
      error={close.error}
      onSave={() => close.mutate()}
      onClose={onClose}
    >
      <WordsField label={text('correctiveAction')} rows={3} most={5000} value={action} onChange={setAction} />
    </ActDialog>
  );
}
