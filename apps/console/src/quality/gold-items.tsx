import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { GoldItemView } from '@countersign/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { RoutePages } from '../parts/list/route-pages.js';
import { partsText } from '../parts/messages.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Section } from '../parts/section.js';
import { useSystemName } from '../parts/use-system-name.js';
import { GoldForm } from './gold-form.js';
import { qualityText } from './messages.js';

/** Gold items, how often they were shown and decided rightly, and the way to a new one. */
export function GoldItems() {
  const text = useText(qualityText);
  return (
    <Section title={text('gold')} flush>
      <Typography variant="body2" color="textSecondary" sx={{ px: 2, pt: 2 }}>
        {text('goldEmpty')}
      </Typography>
      <GoldForm />
      <RoutePages name="listGoldItems" load={(query, signal) => call('listGoldItems', { query, signal })}>
        {(items) => <GoldTable items={items} />}
      </RoutePages>
    </Section>
  );
}

function GoldTable({ items }: { items: GoldItemView[] }) {
  const text = useText(qualityText);
  const words = useText(partsText);
  const systemName = useSystemName();
  const cache = useQueryClient();
  const retire = useMutation({
    mutationFn: (id: string) => call('retireGoldItem', { params: { id } }),
    onSuccess: () => void cache.invalidateQueries(),
  });
  return (
    <>
      {retire.error && (
        <Box sx={{ p: 2 }}>
          <ProblemNotice error={retire.error} />
        </Box>
      )}
      <ListTable
        label={text('gold')}
        records={items}
        columns={[
          {
            key: 'output',
            title: text('output'),
            cell: ({ title }) => <b>{title}</b>,
            below: ({ system }) => systemName(system),
          },
          { key: 'known', title: text('known'), cell: ({ outcome }) => words(`outcome.${outcome}`) },
          {
            key: 'verdict',
            title: text('verdict'),
            cell: ({ verdictRight }) => text(verdictRight ? 'verdictRight' : 'verdictWrong'),
          },
          { key: 'shown', title: text('shown'), cell: ({ shown }) => shown, align: 'right' },
          {
            key: 'right',
            title: text('right'),
            cell: ({ right, decided }) => text('of', { hits: right, of: decided }),
            align: 'right',
          },
          {
            key: 'retire',
            title: text('retire'),
            cell: ({ id, title, retiredAt }) =>
              retiredAt === null ? (
                <Button
                  size="small"
                  color="inherit"
                  aria-label={text('retireOf', { title })}
                  disabled={retire.isPending}
                  onClick={() => retire.mutate(id)}
                >
                  {text('retire')}
                </Button>
              ) : (
                text('retired')
              ),
          },
        ]}
      />
    </>
  );
}
