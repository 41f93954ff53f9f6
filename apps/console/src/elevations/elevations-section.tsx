import Box from '@mui/material/Box';
import type { ElevationView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { SectionTail } from '../parts/section-tail.js';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import { ElevationTable } from './elevation-table.js';
import { elevationsText } from './messages.js';
import type { Elevations } from './use-elevations.js';

interface Props {
  of: Elevations;
  withPerson: boolean;
  act: (elevation: ElevationView) => ReactNode;
  aside?: ReactNode;
  help?: string;
}

/** Roles for a time with what can be done about them. */
export function ElevationsSection({ of: { list, act: acting, elevations }, withPerson, act, aside, help }: Props) {
  const text = useText(elevationsText);
  const error = list.error ?? acting.error;
  return (
    <Section title={text('title')} flush aside={aside}>
      {error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={error} onRetry={() => void list.refetch()} />
        </Box>
      )}
      {!elevations && list.isPending && <SkeletonRows rows={2} />}
      {elevations?.length === 0 && <Box sx={{ p: 2, fontSize: '0.875rem' }}>{text('none')}</Box>}
      {elevations && elevations.length > 0 && (
        <ElevationTable elevations={elevations} withPerson={withPerson} act={act} />
      )}
      <SectionTail help={help} list={list} more={text('more')} />
    </Section>
  );
}
