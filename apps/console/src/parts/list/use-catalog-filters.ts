import { queueViews, submissionStates, type CatalogView } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { partsText } from '../messages.js';
import type { ListFilter } from './column.js';
import { filterText } from './messages.js';

/** Filters of the queue, with the choices that the server's catalogue lists. */
export function useQueueFilters(catalog: CatalogView | undefined): ListFilter[] {
  const text = useText(filterText);
  const words = useText(partsText);
  const plain = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
  return [
    {
      source: 'view',
      label: text('view'),
      choices: queueViews.map((value) => ({ value, label: text(`view.${value}`) })),
    },
    { source: 'queue', label: text('queue'), choices: plain(catalog?.queues) },
    {
      source: 'tier',
      label: text('tier'),
      choices: (catalog?.tiers ?? []).map((value) => ({ value, label: words(`tier.${value}`) })),
    },
    {
      source: 'modality',
      label: text('modality'),
      choices: (catalog?.modalities ?? []).map((value) => ({ value, label: words(`modality.${value}`) })),
    },
    {
      source: 'system',
      label: text('system'),
      choices: (catalog?.systems ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
    },
    { source: 'language', label: text('language') },
    ...((catalog?.tags ?? []).length > 0 ? [{ source: 'tag', label: text('tag'), choices: plain(catalog?.tags) }] : []),
  ];
}

const submissionFilters = ['tier', 'modality', 'system'];

/** Filters of the submissions list: as in the queue, and by state. */
export function useSubmissionFilters(catalog: CatalogView | undefined): ListFilter[] {
  const text = useText(filterText);
  const words = useText(partsText);
  const shared = useQueueFilters(catalog).filter(({ source }) => submissionFilters.includes(source));
  const states = submissionStates.map((value) => ({ value, label: words(`state.${value}`) }));
  return [{ source: 'state', label: text('state'), choices: states }, ...shared];
}
