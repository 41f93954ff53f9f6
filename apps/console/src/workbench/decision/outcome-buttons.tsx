import Box from '@mui/material/Box';
import type { Outcome } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { partsText } from '../../parts/messages.js';
import { workbenchText } from '../messages.js';
import { ChoiceButton } from './choice-button.js';

/** The outcomes in the order in which they are drawn, with the letter that chooses each. */
export const outcomeKeys: readonly (readonly [Outcome, string])[] = [
  ['reject', 'r'],
  ['request-changes', 'c'],
  ['escalate', 'e'],
  ['approve', 'a'],
];

interface Props<T extends Outcome> {
  keys: readonly (readonly [T, string])[];
  chosen: T | null;
  onChoose: (outcome: T) => void;
}

/** Outcomes, equally large and equally near: in one row where there is room, else in two. */
export function OutcomeButtons<T extends Outcome>({ keys, chosen, onChoose }: Props<T>) {
  const text = useText(workbenchText);
  const words = useText(partsText);
  return (
    <Box
      role="group"
      aria-label={text('outcome')}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(max(124px, 20%), 1fr))',
        gap: 1,
        alignContent: 'end',
      }}
    >
      {keys.map(([outcome, key]) => (
        <ChoiceButton
          key={outcome}
          compact
          chosen={chosen === outcome}
          shortcut={key}
          outcome={outcome}
          onClick={() => onChoose(outcome)}
        >
          {words(`outcome.${outcome}`)}
        </ChoiceButton>
      ))}
    </Box>
  );
}
