import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { BulkDecisionInput, CatalogView, Modality } from '@countersign/contracts';
import { useId } from 'react';
import { useText } from '../../language/use-text.js';
import { partsText } from '../../parts/messages.js';
import { reasonsFor } from '../../workbench/decision/reasons-for.js';
import { togetherText } from './messages.js';

type Outcome = BulkDecisionInput['outcome'];
const outcomes: readonly Outcome[] = ['reject', 'request-changes', 'approve'];

/** The word for several outputs: nothing of it is sent before the button. */
export interface Together {
  outcome: Outcome | null;
  reasons: readonly string[];
  comment: string;
}

/** Reasons that the policy allows for an outcome on every one of these kinds. */
function sharedReasons(catalog: CatalogView | undefined, outcome: Outcome | null, modalities: readonly Modality[]) {
  const [first, ...others] = modalities.map((modality) => reasonsFor(catalog, outcome, modality));
  return (first ?? []).filter(({ code }) => others.every((list) => list.some((reason) => reason.code === code)));
}

interface Props {
  catalog: CatalogView | undefined;
  modalities: readonly Modality[];
  value: Together;
  onChange: (value: Together) => void;
}

/** Outcome, reasons and comment, each outcome as near as the others. */
export function TogetherForm({ catalog, modalities, value, onChange }: Props) {
  const text = useText(togetherText);
  const words = useText(partsText);
  const id = useId();
  const reasons = sharedReasons(catalog, value.outcome, modalities);
  const choose = (outcome: Outcome) => {
    const allowed = sharedReasons(catalog, outcome, modalities).map(({ code }) => code);
    onChange({ ...value, outcome, reasons: value.reasons.filter((code) => allowed.includes(code)) });
  };
  const toggle = (code: string) => {
    const without = value.reasons.filter((other) => other !== code);
    onChange({ ...value, reasons: without.length < value.reasons.length ? without : [...without, code] });
  };
  return (
    <>
      <div>
        <FormLabel id={`${id}-outcome`}>{text('outcome')}</FormLabel>
        <RadioGroup row aria-labelledby={`${id}-outcome`} value={value.outcome ?? ''}>
          {outcomes.map((outcome) => (
            <FormControlLabel
              key={outcome}
              value={outcome}
              label={words(`outcome.${outcome}`)}
              control={<Radio size="small" onChange={() => choose(outcome)} />}
            />
          ))}
        </RadioGroup>
      </div>
      <div role="group" aria-labelledby={`${id}-reasons`}>
        <FormLabel id={`${id}-reasons`}>{text('reasons')}</FormLabel>
        {reasons.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {text(value.outcome === null ? 'chooseOutcome' : 'noReasons')}
          </Typography>
        )}
        <FormGroup row>
          {reasons.map(({ code, label }) => (
            <FormControlLabel
              key={code}
              label={label}
              control={<Checkbox size="small" checked={value.reasons.includes(code)} onChange={() => toggle(code)} />}
            />
          ))}
        </FormGroup>
      </div>
      <TextField
        multiline
        maxRows={4}
        label={text('comment')}
        value={value.comment}
        onChange={(event) => onChange({ ...value, comment: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
    </>
  );
}
