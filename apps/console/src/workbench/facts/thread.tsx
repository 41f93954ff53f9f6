import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.js';
import { useAnswer } from '../../api/use-answer.js';
import { useMay } from '../../api/use-session.js';
import { useText } from '../../language/use-text.js';
import { AnswerOf } from '../../parts/answer-of.js';
import { ProblemNotice } from '../../parts/problem-notice.js';
import { When } from '../../parts/when.js';
import { factsText } from './messages.js';

/** What people have written about a submission. */
export function Thread({ submission }: { submission: string }) {
  const text = useText(factsText);
  const comments = useAnswer('listComments', { params: { id: submission } });
  const mayWrite = useMay('comment', 'Submission');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <AnswerOf query={comments} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Typography color="textSecondary" variant="body2">
              {text('noComments')}
            </Typography>
          ) : (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
              {items.map((comment) => (
                <Box component="li" key={comment.id} sx={{ display: 'flex', gap: 1.25 }}>
                  <Initials name={comment.author.name} />
                  <Box sx={{ minWidth: 0 }}>
                    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
                      <strong>{comment.author.name}</strong> · <When at={comment.at} />
                    </Box>
                    <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.875rem' }}>
                      {comment.text}
                    </Box>
                  </Box>
                </Box>
              ))}
            </Box>
          )
        }
      </AnswerOf>
      {mayWrite && <Writer submission={submission} />}
    </Box>
  );
}

/** A person is a round badge; a machine never is. */
function Initials({ name }: { name: string }) {
  const letters = /^[\x20-\x7e]*$/.test(name)
    ? name
        .split(/\s+/)
        .map((part) => part[0] ?? '')
        .join('')
        .slice(0, 2)
    : name.slice(-2);
  return (
    <Box
      aria-hidden
      sx={{
        flex: 'none',
        width: 30,
        height: 30,
        borderRadius: '50%',
        display: 'grid',
        placeItems: 'center',
        fontSize: '0.75rem',
        fontWeight: 650,
        bgcolor: (theme) => theme.colours.sunken,
        border: '1px solid',
        borderColor: 'divider',
      }}
    >
      {letters}
    </Box>
  );
}

function Writer({ submission }: { submission: string }) {
  const text = useText(factsText);
  const cache = useQueryClient();
  const [words, setWords] = useState('');
  const post = useMutation({
    mutationFn: () => call('addComment', { params: { id: submission }, body: { text: words } }),
    onSuccess: () => {
      setWords('');
      void cache.invalidateQueries({ queryKey: ['route', 'listComments'] });
    },
  });
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {post.error && <ProblemNotice error={post.error} />}
      <TextField
        multiline
        minRows={2}
        maxRows={8}
        fullWidth
        label={text('write')}
        helperText={text('threadNote')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Box>
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          disabled={words.trim() === '' || post.isPending}
          onClick={() => post.mutate()}
        >
          {text('send')}
        </Button>
      </Box>
    </Box>
  );
}
