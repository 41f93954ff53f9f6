import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';

/** A link to a page of the console. */
export function To({ page, title, children }: { page: string; title?: string; children: ReactNode }) {
  return (
    <Link component={RouterLink} to={page} {...(title === undefined ? {} : { title })}>
      {children}
    </Link>
  );
}
