import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ContestationAnswerInput, ContestationView } from '@countersign/contracts';
import type { RefObject } from 'react';
import { useText } from '../language/use-text.js';
import { ActBar } from '../workbench/decision/act-bar.js';
import { BarField } from '../workbench/decision/bar-field.js';
import { ChoiceButton } from '../workbench/decision/choice-button.js';
import { SubmitButton, SubmitHint } from '../workbench/decision/submit-button.js';
import { contestationText } from './messages.js';

/** What a reviewer has written and chosen of an answer. */
export interface AnswerForm {
  outcome: ContestationAnswerInput['outcome'] | null;
  answer: string;
}

/** The two answers, equally large, with the digit that chooses each. */
export const answerKeys = [
  ['upheld', 'uphold', '1'],
  ['overturned', 'overturn', '2'],
] as const;

/** What is still missing of an answer, null when nothing is. */
export const missingOf = ({ outcome, answer }: AnswerForm): 'needOutcome' | 'needAnswer' | null =>
  outcome === null ? 'needOutcome' : answer.trim() === '' ? 'needAnswer' : null;

interface Props {
  contested: ContestationView['contested'];
  form: AnswerForm;
  onOutcome: (outcome: ContestationAnswerInput['outcome']) => void;
  onAnswer: (answer: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
  working: boolean;
  blocked: boolean;
  onSubmit: () => void;
}

/** The words of the answer, uphold and overturn, and what follows; nothing is sent before "answer". */
export function AnswerBar({ contested, form, onOutcome, onAnswer, field, working, blocked, onSubmit }: Props) {
  const text = useText(contestationText);
  const { outcome } = form;
  const missing = missingOf(form);
  const then =
    outcome === null ? null : text(outcome === 'upheld' ? 'then.upheld' : (`then.overturned.${contested}` as const));
  return (
    <ActBar label={text('outcome')} columns={{ md: 'minmax(0, 1fr) 300px 148px' }}>
      <BarField
        label={text('answer')}
        hint={text('answerHint')}
        value={form.answer}
        field={field}
        onChange={onAnswer}
        maxLength={4000}
      />
      <Box
        role="group"
        aria-label={text('outcome')}
        sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, alignContent: 'end' }}
      >
        {answerKeys.map(([value, name, key]) => (
          <ChoiceButton key={value} chosen={outcome === value} shortcut={key} onClick={() => onOutcome(value)}>
            {text(name)}
          </ChoiceButton>
        ))}
      </Box>
      <SubmitButton blocked={missing !== null || working || blocked} onSubmit={onSubmit}>
        {text(working ? 'submitting' : 'submit')}
      </SubmitButton>
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', alignItems: 'center', gap: 2, minHeight: 24 }}>
        <Typography variant="caption">{then}</Typography>
        <SubmitHint missing={missing === null ? null : text(missing)} />
      </Box>
    </ActBar>
  );
}
