import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PayloadView } from '@countersign/contracts';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { useText } from '../../language/use-text.js';
import { AnswerOf } from '../../parts/answer-of.js';
import { workbenchText } from '../messages.js';
import { wordDiff, type Change } from './word-diff.js';

const textOf = ({ content }: PayloadView): string => (typeof content.text === 'string' ? content.text : '');
const elements = { same: 'span', removed: 'del', added: 'ins' } as const;

/** What a text changes of the version before, by words. */
export function TextChanges({ before, payload }: { before: string; payload: PayloadView }) {
  const text = useText(workbenchText);
  const earlier = useAnswer('getPayload', { params: { id: before } });
  return (
    <AnswerOf query={earlier} rows={4}>
      {(answer) => (
        <Box>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
            {text('changesLead')}
          </Typography>
          <Words before={textOf(answer)} after={textOf(payload)} />
        </Box>
      )}
    </AnswerOf>
  );
}

function Words({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.7, fontSize: '0.9375rem' }}>
      {changes.map((change, nth) => (
        <OneChange key={nth} {...change} />
      ))}
    </Box>
  );
}

function OneChange({ kind, words }: Change) {
  return (
    <Box
      component={elements[kind]}
      sx={(theme) => ({
        ...(kind === 'added' && { bgcolor: theme.colours.lit, textDecoration: 'none', fontWeight: 600 }),
        ...(kind === 'removed' && { color: theme.colours.problem }),
      })}
    >
      {words}
    </Box>
  );
}
