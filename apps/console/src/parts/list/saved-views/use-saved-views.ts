import type { SavedView, SavedViewInput, SavedViewList } from '@countersign/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { call } from '../../../api/call.js';
import { useAnswer } from '../../../api/use-answer.js';
import type { ProblemError } from '../../../api/problem-error.js';
import { sameFilters, type Filters } from './same-filters.js';

/** The reader's views of a list, the filters in force, and which view that is. */
export function useSavedViews(list: SavedViewList) {
  const { filterValues } = useListContext();
  const filters: Filters = filterValues ?? {};
  const views = useAnswer('listSavedViews').data?.items.filter((view) => view.list === list) ?? [];
  return { views, filters, current: views.find((view) => sameFilters(view.filters, filters)) ?? null };
}

/** Sends a change of the reader's views, and reads them anew. */
function useChange<Input, Answer>(send: (input: Input) => Promise<Answer>, onDone: (answer: Answer) => void) {
  const cache = useQueryClient();
  return useMutation<Answer, ProblemError, Input>({
    mutationFn: send,
    onSuccess: async (answer) => {
      await cache.invalidateQueries({ queryKey: ['route', 'listSavedViews'] });
      onDone(answer);
    },
  });
}

export const useAddView = (onDone: (view: SavedView) => void) =>
  useChange((body: SavedViewInput) => call('addSavedView', { body }), onDone);

export const useRenameView = (onDone: (view: SavedView) => void) =>
  useChange(
    ({ id, name }: { id: string; name: string }) => call('renameSavedView', { params: { id }, body: { name } }),
    onDone,
  );

export const useRemoveView = (onDone: () => void) =>
  useChange((id: string) => call('removeSavedView', { params: { id } }), onDone);
