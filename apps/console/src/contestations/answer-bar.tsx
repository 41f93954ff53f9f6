import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ContestationAnswerInput, ContestationView } from '@countersign/contracts';
import type { RefObject } from 'react';
import { useText } from '../language/use-text.js';
import { ChoiceButton } from '../workbench/decision/choice-button.js';
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
    <Box
      component="section"
      aria-label={text('outcome')}
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 300px 148px' },
        columnGap: 2,
        rowGap: 1,
        px: 2,
        pt: 1,
        pb: 0.25,
        bgcolor: 'background.paper',
        borderTop: '1px solid',
        borderColor: (theme) => theme.colours.strongLine,
      }}
    >
      <TextField
        multiline
        maxRows={4}
        label={text('answer')}
        placeholder={text('answerHint')}
        value={form.answer}
        inputRef={field}
        onChange={(event) => onAnswer(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.querySelector('textarea')?.blur();
        }}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
        sx={{ alignSelf: 'end', '& .MuiInputBase-root': { minHeight: 40, py: 1 } }}
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
      <Button
        variant="contained"
        disabled={missing !== null || working || blocked}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={onSubmit}
        sx={{ height: 40, alignSelf: 'end', whiteSpace: 'nowrap' }}
      >
        {text(working ? 'submitting' : 'submit')}
      </Button>
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', alignItems: 'center', gap: 2, minHeight: 24 }}>
        <Typography variant="caption">{then}</Typography>
        <Typography variant="caption" color="textSecondary" sx={{ ml: 'auto', flex: 'none' }}>
          {missing === null ? 'Ctrl/⌘ + Enter' : text(missing)}
        </Typography>
      </Box>
    </Box>
  );
}
