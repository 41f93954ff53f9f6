import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { UseQueryResult } from '@tanstack/react-query';
import { useLiveState } from '../api/use-live.js';
import { useText } from '../language/use-text.js';
import { Mark } from './mark.js';
import { partsText } from './messages.js';

const meanings = { open: 'ok', connecting: 'neutral', lost: 'attention' } as const;

/** Whether a page hears of changes at once, or the connection was lost. */
export function LiveMark() {
  const text = useText(partsText);
  const state = useLiveState();
  return (
    <Box
      role="status"
      title={text(`liveDetail.${state}`)}
      sx={{ fontSize: '0.8125rem', py: 0.5, mr: 1, alignSelf: 'center' }}
    >
      <Mark meaning={meanings[state]}>{text(`live.${state}`)}</Mark>
    </Box>
  );
}

interface Props {
  isNewer: boolean;
  /** Whether it is read anew by itself after a while. */
  itself: boolean;
  query: Pick<UseQueryResult, 'isFetching' | 'refetch'>;
}

/** The same above what is dear to read: says that there may be something newer, and reads it at a click. */
export function NewerMark({ isNewer, itself, query }: Props) {
  const text = useText(partsText);
  const state = useLiveState();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        minHeight: 32,
        mb: 1.5,
        fontSize: '0.8125rem',
      }}
    >
      <LiveMark />
      {isNewer && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {text(itself ? 'newerItself' : 'newer')}
        </Box>
      )}
      {(isNewer || state === 'lost') && (
        <Button
          size="small"
          variant="outlined"
          color="inherit"
          disabled={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {text(query.isFetching ? 'refreshing' : 'refresh')}
        </Button>
      )}
    </Box>
  );
}
