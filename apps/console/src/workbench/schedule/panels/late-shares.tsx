import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { LateGroupShares } from '@countersign/scheduling';
import { useState } from 'react';
import { ShareBar } from '../../../cohorts/share-bar.js';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { PanelPart } from './panel-part.js';

interface Props {
  title: string;
  by: 'customers' | 'classes' | 'priorities';
  shares: LateGroupShares;
  format: BenchFormat;
}

const step = 30;

/** How often orders of each group are late, and the widest gap, or why nothing is compared. */
export function LateShares({ title, by, shares, format }: Props) {
  const text = useText(benchText);
  const [shown, setShown] = useState(step);
  const { groups } = shares;
  const nameOf = (group: string) => (by === 'priorities' ? text('priorityOf', { value: group }) : group);
  return (
    <PanelPart title={title}>
      <Typography variant="body2" sx={{ mb: 0.5 }}>
        <Comparison {...{ by, shares, format, nameOf }} />
        {by === 'priorities' && groups.length > 0 && ` ${text('priorityNote')}`}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.8125rem' }}>
        {groups.slice(0, shown).map(({ group, jobs, late, rate, interval, compared }) => (
          <Box component="li" key={group} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', py: 0.25 }}>
            <Box component="bdi" sx={{ width: 110, flex: 'none', fontWeight: 600, overflowWrap: 'anywhere' }}>
              {nameOf(group)}
            </Box>
            <ShareBar share={interval} />
            <span>
              {text('share', {
                late,
                jobs,
                rate: format.share(rate),
                from: format.share(interval.from),
                to: format.share(interval.to),
              })}
              {!compared && ` – ${text('tooFew')}`}
            </span>
          </Box>
        ))}
      </Box>
      {groups.length > shown && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          + {format.number(groups.length - shown)}
        </Button>
      )}
    </PanelPart>
  );
}

function Comparison({ by, shares, format, nameOf }: Omit<Props, 'title'> & { nameOf: (group: string) => string }) {
  const text = useText(benchText);
  const { groups, comparison } = shares;
  if (groups.length === 0) return text(`none.${by}`);
  if (comparison.status === 'not-enough-data') return text(`notEnough.${by}`, { minimum: comparison.minimum });
  const { highest, lowest, difference } = comparison;
  if (difference === 0) return text('alike');
  return text('gap', { highest: nameOf(highest), lowest: nameOf(lowest), gap: format.share(difference) });
}
