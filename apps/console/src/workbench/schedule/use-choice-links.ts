import { useEffect } from 'react';
import type { OutputProps } from '../output-props.js';
import type { Bar, GanttModel } from './gantt-model.js';

interface Followed {
  model: GanttModel;
  /** Id of the chosen finding. */
  finding: string | null;
  current: Bar | null;
  pick: (bar: Bar) => void;
  reveal: (bar: Bar) => void;
}

/** Choosing a finding leads to its first bar, unless the bar that is looked at is one of its own. */
export function useFollowedFinding({ model, finding, current, pick, reveal }: Followed): void {
  useEffect(() => {
    const bar = model.bars.find(({ findings: own }) => own.some(({ id }) => id === finding));
    if (!bar || current?.findings.some(({ id }) => id === finding)) return;
    pick(bar);
    reveal(bar);
    // Only when another finding is chosen; choosing a bar must not be undone by it.
  }, [finding]);
}

/** Tells the workbench what a mark would point at. */
export function useReportedChoice(selected: OutputProps['selected'], operations: readonly string[]): void {
  useEffect(() => {
    const ids = [...operations];
    selected.current = () => (ids.length > 0 ? { kind: 'operation', ids } : null);
    return () => {
      selected.current = null;
    };
  }, [selected, operations]);
}
