import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import type { CheckState } from '@countersign/contracts';
import { useId, useState } from 'react';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { Mark } from '../parts/mark.js';
import { partsText } from '../parts/messages.js';
import { namedIn } from '../parts/named-in.js';
import { CallDetail } from './call-detail.js';
import { checkRunText } from './messages.js';
import type { Question } from './questions.js';
import { useTurnsSentence } from './use-turns-sentence.js';

/** Questions shown before the reader asks for the rest. */
const shownFirst = 20;

interface Props {
  questions: readonly Question[];
  omitted: boolean;
  state: CheckState;
}

/** Every question that the check asked of models; each opens its calls. */
export function QuestionList({ questions, omitted, state }: Props) {
  const text = useText(checkRunText);
  const [all, setAll] = useState(false);
  if (questions.length === 0) {
    const waiting = state === 'pending' || state === 'running';
    return (
      <EmptyState title={text(waiting ? 'notYet' : 'noCallsTitle')}>
        {text(waiting ? 'notYetCalls' : 'noCalls')}
      </EmptyState>
    );
  }
  const shown = all ? questions : questions.slice(0, shownFirst);
  return (
    <>
      <Box component="ol" aria-label={text('asked')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((question) => (
          <QuestionRow key={question.id} question={question} openFirst={questions.length === 1} />
        ))}
      </Box>
      {shown.length < questions.length && (
        <Box sx={{ px: 2, py: 1 }}>
          <Button variant="outlined" color="inherit" onClick={() => setAll(true)}>
            {text('showAll', { count: questions.length })}
          </Button>
        </Box>
      )}
      {omitted && (
        <Box component="p" sx={{ m: 0, px: 2, py: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {text('omitted')}
        </Box>
      )}
    </>
  );
}

function QuestionRow({ question, openFirst }: { question: Question; openFirst: boolean }) {
  const text = useText(checkRunText);
  const words = useText(partsText);
  const id = useId();
  const [open, setOpen] = useState(openFirst);
  const sentence = useTurnsSentence();
  const taskOf = namedIn(partsText, words, 'task');
  return (
    <Box component="li" sx={{ borderBottom: '1px solid', borderColor: 'divider', '&:last-child': { border: 0 } }}>
      <ButtonBase
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        sx={{ width: '100%', px: 2, py: 1, gap: 1, alignItems: 'flex-start', textAlign: 'start', font: 'inherit' }}
      >
        <ExpandMoreIcon fontSize="small" sx={{ flex: 'none', transform: open ? 'none' : 'rotate(-90deg)' }} />
        <Box component="span" sx={{ flex: 1, minWidth: 0, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
          <b>{text('question', { number: question.number, task: taskOf(question.task) })}</b>
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {sentence(question.calls)}
          </Box>
        </Box>
        <Box component="span" sx={{ fontSize: '0.8125rem' }}>
          <Mark meaning={question.answered ? 'ok' : 'unknown'}>
            {text(question.answered ? 'gotAnswer' : 'gotNone')}
          </Mark>
        </Box>
      </ButtonBase>
      <Box id={id} hidden={!open} sx={{ px: 2, pb: 1.5, pl: { sm: 5 } }}>
        {open && question.calls.map((call) => <CallDetail key={call.ordinal} call={call} />)}
      </Box>
    </Box>
  );
}
