import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { mono } from '../theme/theme.js';
import { partsText } from './messages.js';
import { CopyButton } from './short-id.js';

interface Props {
  title: string;
  /** Where it is the whole page, its title is the page's. */
  isPage?: boolean;
  /** What will appear here, and what makes it appear. */
  children: ReactNode;
  /** A command that makes the first one. */
  command?: string;
  action?: ReactNode;
}

/** Nothing here yet: what will be, and how to make it. */
export function EmptyState({ title, isPage = false, children, command, action }: Props) {
  const text = useText(partsText);
  return (
    <Box sx={{ px: 3, py: 5, textAlign: 'center' }}>
      <Typography variant="h2" component={isPage ? 'h1' : 'p'} gutterBottom>
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div" sx={{ maxWidth: 560, mx: 'auto' }}>
        {children}
      </Typography>
      {command !== undefined && (
        <Box
          sx={{
            mt: 2,
            mx: 'auto',
            maxWidth: 720,
            display: 'flex',
            alignItems: 'flex-start',
            textAlign: 'start',
            bgcolor: (theme) => theme.colours.sunken,
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1,
          }}
        >
          <Box
            component="pre"
            tabIndex={0}
            sx={{ flex: 1, m: 0, p: 1.5, overflowX: 'auto', fontFamily: mono, fontSize: '0.8125rem' }}
          >
            {command}
          </Box>
          <Box sx={{ p: 0.5 }}>
            <CopyButton value={command} what={text('copy')} />
          </Box>
        </Box>
      )}
      {action !== undefined && <Box sx={{ mt: 2 }}>{action}</Box>}
    </Box>
  );
}
