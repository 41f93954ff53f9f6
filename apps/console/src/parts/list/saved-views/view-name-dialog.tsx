import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useText } from '../../../language/use-text.js';
import { ActDialog } from '../../act-dialog.js';
import { savedViewsText } from './messages.js';

interface Props {
  title: string;
  detail?: string;
  /** The word on the button. */
  save: string;
  before?: string;
  working: boolean;
  error: Error | null;
  onSave: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a view. */
export function ViewNameDialog({ before = '', working, onSave, ...dialog }: Props) {
  const text = useText(savedViewsText);
  const [name, setName] = useState(before);
  const given = name.trim();
  return (
    <ActDialog {...dialog} blocked={working || given === ''} onSave={() => onSave(given)}>
      <TextField
        autoFocus
        required
        label={text('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
      />
    </ActDialog>
  );
}
