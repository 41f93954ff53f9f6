import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { incidentClass, type IncidentView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { WordsField } from '../parts/words-field.js';
import { incidentsText } from './messages.js';

interface Props {
  incident: IncidentView;
  onDone: () => void;
  onClose: () => void;
}

/** Gives an incident another class, with a reason. */
export function ReclassifyDialog({ incident: { id, class: given }, onDone, onClose }: Props) {
  const text = useText(incidentsText);
  const { incidentClasses = [] } = useCatalog().data ?? {};
  const [chosen, setChosen] = useState(given);
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: () => call('reclassifyIncident', { params: { id }, body: { class: chosen, reason: reason.trim() } }),
    onSuccess: onDone,
  });
  return (
    <ActDialog
      title={text('reclassify')}
      detail={text('reclassifyHelp')}
      blocked={chosen === given || reason.trim() === '' || change.isPending}
      error={change.error}
      onSave={() => change.mutate()}
      onClose={onClose}
    >
      <TextField
        select
        label={text('class')}
        value={chosen}
        onChange={(event) => setChosen(incidentClass.parse(event.target.value))}
      >
        {incidentClasses.map(({ class: name, days }) => (
          <MenuItem key={name} value={name}>
            {text('classDays', { name: text(`class.${name}`), days })}
          </MenuItem>
        ))}
      </TextField>
      <WordsField label={text('reason')} rows={3} most={2000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
