import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { BulkReading } from '@countersign/contracts';
import { Link as RouterLink } from 'react-router';
import { useText } from '../../language/use-text.js';
import { Mark } from '../../parts/mark.js';
import { TierMark } from '../../parts/marks.js';
import { useSystemName } from '../../parts/use-system-name.js';
import { FirstPictures } from './first-pictures.js';
import { togetherText } from './messages.js';

type Item = BulkReading['items'][number];

/** How each output begins, and why one is not decided on here. */
export function ReadingList({ items }: { items: readonly Item[] }) {
  const text = useText(togetherText);
  const systemName = useSystemName();
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
      {items.map((item) => (
        <Box
          component="li"
          key={item.submission}
          data-reading={item.submission}
          sx={{ pb: 1.5, borderBottom: '1px solid', borderColor: 'divider' }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}>
            <Box sx={{ flex: '1 1 240px', minWidth: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>{item.title}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{systemName(item.system)}</Box>
            <TierMark tier={item.tier} />
            <Link component={RouterLink} to={`/submissions/${item.submission}/show`} target="_blank" variant="body2">
              {text('open')}
              <span className="visually-hidden">{text('newTab', { name: item.title })}</span>
            </Link>
          </Box>
          <Beginning item={item} />
          {item.against !== null && (
            <Box sx={{ mt: 0.5 }}>
              <Mark meaning="attention">{`${text('notTogether')}: ${item.against}`}</Mark>
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}

function Beginning({ item }: { item: Item }) {
  const text = useText(togetherText);
  const quiet = { color: 'text.secondary', fontSize: '0.8125rem' };
  return (
    <>
      {item.text !== null && (
        <Box sx={{ mt: 0.5, fontSize: '1rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {item.text}
          {item.cut && '…'}
        </Box>
      )}
      {item.cut && <Box sx={quiet}>{text('goesOn')}</Box>}
      {item.images > 0 && <FirstPictures item={item} />}
    </>
  );
}
