import TextField from '@mui/material/TextField';
import type { WaivableView } from '@countersign/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ActDialog } from '../parts/act-dialog.js';
import { WordsField } from '../parts/words-field.js';
import { exceptionsText } from './messages.js';

const native = { select: { native: true }, inputLabel: { shrink: true } } as const;

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
      <TextField
        autoFocus
        required
        select
        label={text('system')}
        value={system}
        onChange={(event) => setSystem(event.target.value)}
        slotProps={native}
      >
        <option value="">{text('chooseSystem')}</option>
        {systems.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </TextField>
      <TextField
        required
        select
        label={text('rule')}
        helperText={text('ruleHelp')}
        value={rule}
        onChange={(event) => setRule(event.target.value)}
        slotProps={native}
      >
        <option value="">{text('chooseRule')}</option>
        {rules.map((one) => (
          <option key={one.rule} value={one.rule}>
            {one.text}
          </option>
        ))}
      </TextField>
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
