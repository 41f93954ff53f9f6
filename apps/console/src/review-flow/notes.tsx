import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { AnswerOf } from '../parts/answer-of.js';
import { When } from '../parts/when.js';
import { flowText } from './messages.js';

/** What reviewers left for each other when they assigned, handed over, held back or skipped. */
export function Notes({ submission }: { submission: string }) {
  const text = useText(flowText);
  const review = useAnswer('getReview', { params: { id: submission } });
  return (
    <AnswerOf query={review} rows={3}>
      {({ notes }) => (
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Typography variant="body2" color="textSecondary">
            {text(notes.length === 0 ? 'noNotes' : 'notesHint')}
          </Typography>
          {notes.map((note) => (
            <Box key={note.id} sx={{ fontSize: '0.875rem' }}>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                <strong>{note.author?.name ?? text('someone')}</strong>{' '}
                {note.addressee
                  ? text(`note.${note.kind}To`, { name: note.addressee.name })
                  : text(`note.${note.kind}`)}{' '}
                · <When at={note.at} />
              </Box>
              <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Box>
            </Box>
          ))}
        </Box>
      )}
    </AnswerOf>
  );
}
