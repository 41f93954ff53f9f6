import TextField from '@mui/material/TextField';
import type { WaivableView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { NativeChoice } from '../parts/native-choice.js';
import { WordsField } from '../parts/words-field.js';
import { exceptionsText } from './messages.js';

interface Props {
  rules: WaivableView['rules'];
  mostDays: number;
  onClose: () => void;
  onAsked: () => void;
}

/** Asks for a rule to be waived for an AI system, with a reason. */
export function AskDialog({ rules, mostDays, onClose, onAsked }: Props) {
  const text = useText(exceptionsText);
  const { systems = [] } = useCatalog().data ?? {};
  const [system, setSystem] = useState('');
  const [rule, setRule] = useState('');
  const [days, setDays] = useState(String(Math.min(7, mostDays)));
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      call('requestPolicyException', { body: { system, rule, days: Number(days), reason: reason.trim() } }),
    onSuccess: onAsked,
  });
  const isFilled = system !== '' && rule !== '' && Number(days) >= 1 && reason.trim() !== '';
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
        label={text('system')}
        value={system}
        onChange={setSystem}
        none={text('chooseSystem')}
        options={systems.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <NativeChoice
        required
        label={text('rule')}
        helperText={text('ruleHelp')}
        value={rule}
        onChange={setRule}
        none={text('chooseRule')}
        options={rules.map((one) => ({ value: one.rule, label: one.text }))}
      />
      <TextField
        required
        type="number"
        label={text('days')}
        helperText={text('daysHelp', { most: mostDays })}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        slotProps={{ htmlInput: { min: 1, max: mostDays, step: 1 } }}
      />
      <WordsField label={text('reason')} rows={2} most={2000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
