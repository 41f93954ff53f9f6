import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useAnswer } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { TierMark } from '../parts/marks.js';
import { Section } from '../parts/section.js';
import { Due } from '../parts/when.js';
import { queueText } from './messages.js';

/** What the reader holds a claim on, or what is kept for them. */
export function HeldClaims() {
  const text = useText(queueText);
  const queue = useAnswer('listQueue', { query: { limit: 50, view: 'mine' } });
  const mine = queue.data?.items ?? [];
  if (mine.length === 0) return null;
  return (
    <Section title={text('mine')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {mine.map((item) => (
          <Box
            component="li"
            key={item.id}
            sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}
          >
            <Box sx={{ flex: '1 1 240px', minWidth: 0, fontWeight: 600 }}>{item.title}</Box>
            <TierMark tier={item.tier} />
            <Due at={item.dueAt} />
            {!item.claimedByMe && <span>{text('keptForYou')}</span>}
            <Button size="small" variant="outlined" component={Link} to={`/review/${item.id}`}>
              {text(item.claimedByMe ? 'goOn' : 'review')}
            </Button>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
