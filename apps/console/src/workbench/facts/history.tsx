import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useAnswer } from '../../api/use-answer.js';
import { useText } from '../../language/use-text.js';
import { AnswerOf } from '../../parts/answer-of.js';
import { When } from '../../parts/when.js';
import { factsText } from './messages.js';

/** What happened to a submission, in order, with its place in the log. */
export function History({ submission }: { submission: string }) {
  const text = useText(factsText);
  const history = useAnswer('listHistory', { params: { id: submission } });
  return (
    <AnswerOf query={history} rows={4}>
      {({ items }) =>
        items.length === 0 ? (
          <Typography color="textSecondary" variant="body2">
            {text('noHistory')}
          </Typography>
        ) : (
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {items.map((item) => (
              <Box
                component="li"
                key={item.entry}
                sx={{
                  position: 'relative',
                  pl: 2.5,
                  pb: 1.25,
                  fontSize: '0.875rem',
                  borderLeft: '2px solid',
                  borderColor: 'divider',
                  '&::before': {
                    content: '""',
                    position: 'absolute',
                    left: -6,
                    top: 5,
                    width: 10,
                    height: 10,
                    borderRadius: '50%',
                    bgcolor: 'background.paper',
                    border: (theme) => `2px solid ${theme.colours.strongLine}`,
                  },
                }}
              >
                <div>{item.text}</div>
                <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
                  {item.actor !== null && `${item.actor} · `}
                  <When at={item.at} />
                  {' · '}
                  {item.index === null ? text('notSealed') : text('entryIndex', { index: item.index })}
                </Box>
              </Box>
            ))}
          </Box>
        )
      }
    </AnswerOf>
  );
}
