import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

interface Props {
  help: string | undefined;
  list: { hasNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  more: string;
}

/** Below a list in a section: what is to be known of it, and the button that shows more of it. Nothing where there is neither. */
export function SectionTail({ help, list, more }: Props) {
  if (help === undefined && !list.hasNextPage) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1.25 }}>
      <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
        {help}
      </Typography>
      {list.hasNextPage && (
        <Button size="small" variant="outlined" color="inherit" onClick={() => void list.fetchNextPage()}>
          {more}
        </Button>
      )}
    </Box>
  );
}
