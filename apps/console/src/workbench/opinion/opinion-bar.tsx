import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { confidence, type Confidence, type OpinionInput } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { ActBar } from '../decision/act-bar.js';
import { ChoiceButton } from '../decision/choice-button.js';
import { OutcomeButtons, outcomeKeys } from '../decision/outcome-buttons.js';
import { SubmitButton, SubmitHint } from '../decision/submit-button.js';
import { workbenchText } from '../messages.js';
import { opinionText } from './messages.js';

type Opined = OpinionInput['outcome'];

/** The outcomes of a decision that are an opinion on the output, on the same keys: passing it on is none. */
export const opinionKeys = outcomeKeys.filter((one): one is readonly [Opined, string] => one[0] !== 'escalate');

/** What a reviewer has chosen of a first opinion. */
export interface OpinionForm {
  outcome: Opined | null;
  confidence: Confidence | null;
}

interface Props {
  form: OpinionForm;
  onOutcome: (outcome: Opined) => void;
  onConfidence: (level: Confidence) => void;
  working: boolean;
  blocked: boolean;
  onSubmit: () => void;
}

/** How sure the reviewer is, and the outcomes on the keys that they have in a decision; nothing is sent before "give". */
export function OpinionBar({ form, onOutcome, onConfidence, working, blocked, onSubmit }: Props) {
  const text = useText(opinionText);
  const bench = useText(workbenchText);
  const missing =
    form.outcome === null ? bench('needOutcome') : form.confidence === null ? text('needConfidence') : null;
  return (
    <ActBar label={text('submit')} columns={{ md: 'minmax(0, 1fr) 480px' }}>
      <Box>
        <Typography id="confidence" component="h2" variant="body2" sx={{ mb: 1, fontWeight: 600 }}>
          {text('confidence')}
        </Typography>
        <Box role="group" aria-labelledby="confidence" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {[...confidence.values].map((level) => (
            <ChoiceButton
              key={level}
              chosen={form.confidence === level}
              shortcut={String(level)}
              onClick={() => onConfidence(level)}
            >
              {text(`confidence.${level}`)}
            </ChoiceButton>
          ))}
        </Box>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {text('next')}
        </Typography>
      </Box>
      <Box sx={{ display: 'grid', gap: 1, alignContent: 'start' }}>
        <OutcomeButtons keys={opinionKeys} chosen={form.outcome} onChoose={onOutcome} />
        <SubmitButton blocked={missing !== null || working || blocked} onSubmit={onSubmit}>
          {text(working ? 'submitting' : 'submit')}
        </SubmitButton>
        <SubmitHint missing={missing} />
      </Box>
    </ActBar>
  );
}
