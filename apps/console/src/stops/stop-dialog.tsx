import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { NativeChoice } from '../parts/native-choice.js';
import { WordsField } from '../parts/words-field.js';
import { stopsText } from './messages.js';

/** Stops an AI system, with the reason. */
export function StopDialog({ onClose, onStopped }: { onClose: () => void; onStopped: () => void }) {
  const text = useText(stopsText);
  const systems = useCatalog().data?.systems ?? [];
  // None is chosen beforehand: a slip of the hand must not stop another one.
  const [system, setSystem] = useState('');
  const [reason, setReason] = useState('');
  const [drill, setDrill] = useState(false);
  const stop = useMutation({
    mutationFn: () => call('stopSystem', { params: { id: system }, body: { reason: reason.trim(), drill } }),
    onSuccess: onStopped,
  });
  return (
    <ActDialog
      title={text('stopTitle')}
      detail={text('stopDetail')}
      save={text('confirm')}
      danger
      blocked={system === '' || reason.trim() === '' || stop.isPending}
      error={stop.error}
      onSave={() => stop.mutate()}
      onClose={onClose}
    >
      <NativeChoice
        autoFocus
        required
        label={text('system')}
        value={system}
        onChange={setSystem}
        none={text('choose')}
        options={systems.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <WordsField label={text('reason')} rows={2} most={2000} value={reason} onChange={setReason} />
      <FormControlLabel
        control={<Checkbox checked={drill} onChange={(_, checked) => setDrill(checked)} />}
        label={text('asDrill')}
      />
    </ActDialog>
  );
}
