import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { CatalogView, Modality, Outcome } from '@countersign/contracts';
import type { Dispatch, RefObject } from 'react';
import { useText } from '../../language/use-text.js';
import { partsText } from '../../parts/messages.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';
import { missingIn, type DecisionForm, type FormAct } from './decision-form.js';
import { EditorialFields } from './editorial-fields.js';
import { KeyHint } from './key-hint.js';
import { MarkedPlaces } from './marked-places.js';
import { ReasonChips } from './reason-chips.js';

/** The outcomes in the order in which they are drawn, with the letter that chooses each. */
export const outcomeKeys: readonly (readonly [Outcome, string])[] = [
  ['reject', 'r'],
  ['request-changes', 'c'],
  ['escalate', 'e'],
  ['approve', 'a'],
];

/** Reasons that the policy allows for an outcome on a modality. */
export function reasonsFor(catalog: CatalogView | undefined, outcome: Outcome | null, modality: Modality) {
  if (outcome === null) return [];
  return (catalog?.reasons ?? []).filter(
    (reason) =>
      reason.outcomes.includes(outcome) && (reason.modalities.length === 0 || reason.modalities.includes(modality)),
  );
}

interface Props {
  catalog: CatalogView | undefined;
  modality: Modality;
  /** Declared to inform the public on matters of public interest. */
  publicInterest: boolean;
  form: DecisionForm;
  dispatch: Dispatch<FormAct>;
  findings: readonly NumberedFinding[];
  comment: RefObject<HTMLTextAreaElement | null>;
  working: boolean;
  blocked: boolean;
  onSubmit: () => void;
}

/** Reasons, comment and the four outcomes, equally large; nothing is sent before "submit". */
export function DecisionBar({
  catalog,
  modality,
  publicInterest,
  form,
  dispatch,
  findings,
  comment,
  working,
  blocked,
  onSubmit,
}: Props) {
  const text = useText(workbenchText);
  const words = useText(partsText);
  const reasons = reasonsFor(catalog, form.outcome, modality);
  const missing = missingIn(form);
  return (
    <Box
      component="section"
      aria-label={text('outcome')}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) minmax(160px, 220px) 376px' },
        gap: 2,
        px: 2,
        py: 1.25,
        bgcolor: 'background.paper',
        borderTop: '1px solid',
        borderColor: (theme) => theme.colours.strongLine,
      }}
    >
      {publicInterest && modality === 'text' && form.outcome === 'approve' && (
        <EditorialFields form={form} dispatch={dispatch} />
      )}
      <Box sx={{ position: 'relative', minWidth: 0, height: { md: 178 }, overflowY: 'auto' }}>
        <h2 className="visually-hidden">{text('reasons')}</h2>
        <ReasonChips form={form} reasons={reasons} findings={findings} dispatch={dispatch} />
        <MarkedPlaces marks={form.marks} onRemove={(letter) => dispatch({ act: 'unmark', letter })} />
      </Box>
      <TextField
        multiline
        minRows={6}
        maxRows={6}
        label={text('comment')}
        placeholder={text('commentHint')}
        value={form.comment}
        inputRef={comment}
        onChange={(event) => dispatch({ act: 'comment', text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.querySelector('textarea')?.blur();
        }}
      />
      <Box
        sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, alignContent: 'start' }}
        role="group"
        aria-label={text('outcome')}
      >
        {outcomeKeys.map(([outcome, key]) => (
          <Button
            key={outcome}
            variant="outlined"
            color="inherit"
            aria-pressed={form.outcome === outcome}
            aria-keyshortcuts={key}
            data-outcome={outcome}
            onClick={() =>
              dispatch({
                act: 'choose',
                outcome,
                allowed: reasonsFor(catalog, outcome, modality).map(({ code }) => code),
              })
            }
            sx={(theme) => ({
              height: 40,
              px: 1.25,
              gap: 1,
              justifyContent: 'space-between',
              whiteSpace: 'nowrap',
              fontSize: '0.8125rem',
              ...(form.outcome === outcome && {
                bgcolor: theme.colours.text,
                color: theme.colours.paper,
                borderColor: theme.colours.text,
                '&:hover': { bgcolor: theme.colours.text },
              }),
            })}
          >
            <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {words(`outcome.${outcome}`)}
            </Box>
            <KeyHint>{key}</KeyHint>
          </Button>
        ))}
        <Button
          variant="contained"
          disabled={missing !== null || working || blocked}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={onSubmit}
          sx={{ gridColumn: '1 / -1', height: 40 }}
        >
          {text(working ? 'submitting' : 'submit')}
        </Button>
        <Typography variant="caption" color="textSecondary" sx={{ gridColumn: '1 / -1', minHeight: 20 }}>
          {missing === null ? 'Ctrl/⌘ + Enter' : text(missing)}
        </Typography>
      </Box>
    </Box>
  );
}
