import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** Sends what was chosen, by a second, deliberate act. */
export function SubmitButton({
  blocked,
  onSubmit,
  children,
}: {
  blocked: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      variant="contained"
      disabled={blocked}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      onClick={onSubmit}
      sx={{ height: 40, alignSelf: 'end', whiteSpace: 'nowrap' }}
    >
      {children}
    </Button>
  );
}

/** What is still missing before something can be sent, or the keys that send it. */
export function SubmitHint({ missing }: { missing: string | null }) {
  return (
    <Typography variant="caption" color="textSecondary" sx={{ ml: 'auto', flex: 'none', minHeight: 20 }}>
      {missing ?? 'Ctrl/⌘ + Enter'}
    </Typography>
  );
}
