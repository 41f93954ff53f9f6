import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { NativeChoice } from '../parts/native-choice.js';
import { WordsField } from '../parts/words-field.js';
import { elevationsText } from './messages.js';

/** Asks for a role for some minutes, with what it is for. */
export function AskDialog({ onClose, onAsked }: { onClose: () => void; onAsked: () => void }) {
  const text = useText(elevationsText);
  const { roles = [], systems = [] } = useCatalog().data ?? {};
  const [role, setRole] = useState('');
  const [system, setSystem] = useState('');
  const [minutes, setMinutes] = useState('60');
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      call('askElevation', {
        body: { role, system: system || null, minutes: Number(minutes), reason: reason.trim() },
      }),
    onSuccess: onAsked,
  });
  const isFilled = role !== '' && Number(minutes) >= 1 && reason.trim() !== '';
  return (
    <ActDialog
      title={text('ask')}
      detail={text('askDetail')}
      save={text('send')}
      blocked={!isFilled || ask.isPending}
      error={ask.error}
      onSave={() => ask.mutate()}
      onClose={onClose}
    >
      <NativeChoice
        autoFocus
        required
        label={text('role')}
        value={role}
        onChange={setRole}
        none={text('choose')}
        options={roles.map(({ name, label }) => ({ value: name, label }))}
      />
      <NativeChoice
        label={text('system')}
        value={system}
        onChange={setSystem}
        none={text('allSystems')}
        options={systems.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextField
        required
        type="number"
        label={text('minutes')}
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
        slotProps={{ htmlInput: { min: 1, max: 1440, step: 1 } }}
      />
      <WordsField label={text('reason')} rows={2} most={2000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
