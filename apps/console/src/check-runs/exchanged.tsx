import Box from '@mui/material/Box';
import { CopyButton } from '../parts/short-id.js';
import { mono } from '../theme/theme.js';

interface Props {
  title: string;
  content: string | null;
  /** Said in its place where there is none. */
  absent: string;
}

/** JSON set out line by line; anything else as it came. */
function laidOut(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}

/** What was sent to a model or came back, folded away, wrapped and scrolled in its own box. */
export function Exchanged({ title, content, absent }: Props) {
  if (content === null) {
    return (
      <Box component="p" sx={{ my: 0.75, color: 'text.secondary', fontSize: '0.8125rem' }}>
        {title} – {absent}
      </Box>
    );
  }
  const shown = laidOut(content);
  return (
    <Box
      component="details"
      open={shown.length < 2000}
      sx={{
        my: 0.75,
        '& summary': { cursor: 'pointer', width: 'fit-content', fontSize: '0.8125rem', fontWeight: 600 },
      }}
    >
      <summary>{title}</summary>
      <Box sx={{ position: 'relative', mt: 0.5 }}>
        <Box
          component="pre"
          tabIndex={0}
          role="group"
          aria-label={title}
          sx={{
            m: 0,
            p: 1.5,
            pr: 5,
            maxHeight: 320,
            overflow: 'auto',
            fontFamily: mono,
            fontSize: '0.8125rem',
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            bgcolor: (theme) => theme.colours.sunken,
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
          }}
        >
          {shown}
        </Box>
        <Box sx={{ position: 'absolute', top: 4, insetInlineEnd: 12 }}>
          <CopyButton value={content} what={title} />
        </Box>
      </Box>
    </Box>
  );
}
