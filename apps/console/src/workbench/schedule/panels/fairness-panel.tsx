import type { ScheduleFairness } from '@countersign/scheduling';
import { useText } from '../../../language/use-text.js';
import { benchText } from '../bench-messages.js';
import type { BenchFormat } from '../use-bench-format.js';
import { LateShares } from './late-shares.js';
import { LoadShares } from './load-shares.js';
import { PanelPart, PanelParts } from './panel-part.js';

/** How lateness falls on customers, classes of orders and priorities, and work on declared groups of people. */
export function FairnessPanel({ fairness, format }: { fairness: ScheduleFairness; format: BenchFormat }) {
  const text = useText(benchText);
  const { customers, comparison, classes, priorities, loads } = fairness;
  const byCustomer = { groups: customers.map(({ customer, ...share }) => ({ group: customer, ...share })), comparison };
  const inOrder = {
    ...priorities,
    groups: priorities.groups.toSorted((a, b) => Number(a.group) - Number(b.group)),
  };
  return (
    <PanelParts>
      <LateShares title={text('lateByCustomer')} by="customers" shares={byCustomer} format={format} />
      <LateShares title={text('lateByClass')} by="classes" shares={classes} format={format} />
      <LateShares title={text('lateByPriority')} by="priorities" shares={inOrder} format={format} />
      <PanelPart title={text('workByGroup')}>
        <LoadShares loads={loads} format={format} />
      </PanelPart>
    </PanelParts>
  );
}
