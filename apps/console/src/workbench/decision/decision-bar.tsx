import Box from '@mui/material/Box';
import type { CatalogView, Modality, Outcome } from '@countersign/contracts';
import type { Dispatch, RefObject } from 'react';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';
import { missingIn, type DecisionForm, type FormAct } from './decision-form.js';
import { EditorialFields } from './editorial-fields.js';
import { MarkedPlaces } from './marked-places.js';
import { ActBar } from './act-bar.js';
import { BarField } from './bar-field.js';
import { SubmitButton, SubmitHint } from './submit-button.js';
import { OutcomeButtons, outcomeKeys } from './outcome-buttons.js';
import { ReasonChips } from './reason-chips.js';
import { reasonsFor } from './reasons-for.js';

interface Props {
  catalog: CatalogView | undefined;
  modality: Modality;
  /** Declared to inform the public on matters of public interest. */
  publicInterest: boolean;
  form: DecisionForm;
  dispatch: Dispatch<FormAct>;
  onOutcome: (outcome: Outcome) => void;
  findings: readonly NumberedFinding[];
  comment: RefObject<HTMLTextAreaElement | null>;
  working: boolean;
  blocked: boolean;
  onSubmit: () => void;
}

/** Comment, the four outcomes, equally large, and, once one is chosen, its reasons above them; nothing is sent before "submit". */
export function DecisionBar({
  catalog,
  modality,
  publicInterest,
  form,
  dispatch,
  onOutcome,
  findings,
  comment,
  working,
  blocked,
  onSubmit,
}: Props) {
  const text = useText(workbenchText);
  const reasons = reasonsFor(catalog, form.outcome, modality);
  const missing = missingIn(form);
  return (
    <ActBar label={text('outcome')} columns={{ md: 'minmax(0, 1fr) 536px 148px', lg: 'minmax(0, 1fr) 720px 160px' }}>
      {publicInterest && modality === 'text' && form.outcome === 'approve' && (
        <EditorialFields form={form} dispatch={dispatch} />
      )}
      <h2 className="visually-hidden">{text('reasons')}</h2>
      {/* Reasons take room once there are any to choose from; until then the output has it. The buttons stay where they are. */}
      {form.outcome !== null && (
        <Box
          sx={{ position: 'relative', gridColumn: '1 / -1', minWidth: 0, maxHeight: { md: 124 }, overflowY: 'auto' }}
        >
          <ReasonChips form={form} reasons={reasons} findings={findings} dispatch={dispatch} />
        </Box>
      )}
      <BarField
        label={text('comment')}
        hint={text('commentHint')}
        value={form.comment}
        field={comment}
        onChange={(said) => dispatch({ act: 'comment', text: said })}
      />
      <OutcomeButtons keys={outcomeKeys} chosen={form.outcome} onChoose={onOutcome} />
      <SubmitButton blocked={missing !== null || working || blocked} onSubmit={onSubmit}>
        {text(working ? 'submitting' : 'submit')}
      </SubmitButton>
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', alignItems: 'center', gap: 2, minHeight: 24 }}>
        <MarkedPlaces marks={form.marks} onRemove={(letter) => dispatch({ act: 'unmark', letter })} />
        <SubmitHint missing={missing === null ? null : text(missing)} />
      </Box>
    </ActBar>
  );
}
