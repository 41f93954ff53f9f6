import type { Action, SubjectType } from '@countersign/contracts';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { usePageTitle } from '../parts/page.js';
import { layoutText } from './messages.js';

/** Shows the page to those who have the right, and says so to others. */
export function Needs({ right, children }: { right: readonly [Action, SubjectType]; children: ReactNode }) {
  const allowed = useMay(...right);
  return allowed ? children : <NotAllowed />;
}

function WayBack() {
  const text = useText(layoutText);
  return (
    <Button variant="outlined" component={Link} to="/">
      {text('toStart')}
    </Button>
  );
}

/** A page that the person may not see. */
export function NotAllowed() {
  const text = useText(layoutText);
  usePageTitle(text('notAllowed'));
  return (
    <EmptyState isPage title={text('notAllowed')} action={<WayBack />}>
      {text('notAllowedDetail')}
    </EmptyState>
  );
}

/** An address without a page. */
export function NotFound() {
  const text = useText(layoutText);
  usePageTitle(text('notFound'));
  return (
    <EmptyState isPage title={text('notFound')} action={<WayBack />}>
      {text('notFoundDetail')}
    </EmptyState>
  );
}
