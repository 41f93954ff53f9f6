import Box from '@mui/material/Box';
import type { Verdict } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Shape } from '../parts/mark.js';
import { coverageText } from './messages.js';
import { meaningOfVerdict } from './requirement-tree.js';

interface Props {
  verdict: Verdict | null;
  /** What the cell is about: its requirement and column. */
  title: string;
  column: string;
  /** The shape alone, its word being the cell's name. */
  compact: boolean;
  /** Whether Tab stops here; arrow keys reach the others. */
  isStop: boolean;
  /** Null for the sum of a family, behind which its rows stand. */
  onChoose: (() => void) | null;
}

/** A verdict as colour, shape and word, so that it does not depend on colour. */
export function HeatCell({ verdict, title, column, compact, isStop, onChoose }: Props) {
  const text = useText(coverageText);
  if (verdict === null) {
    const word = text('noLaw');
    return (
      <Box className="none" title={compact ? word : undefined}>
        {compact ? <span aria-label={word}>–</span> : word}
      </Box>
    );
  }
  const meaning = meaningOfVerdict[verdict];
  const word = text(`verdict.${verdict}`);
  const name = text('cell', { title, column, verdict: word });
  const shown = (
    <>
      <Shape meaning={meaning} />
      {!compact && <span>{word}</span>}
    </>
  );
  if (onChoose === null) {
    return (
      <div data-meaning={meaning} title={compact ? name : undefined}>
        {shown}
        {compact && <span className="unseen">{word}</span>}
      </div>
    );
  }
  return (
    <button
      type="button"
      data-meaning={meaning}
      aria-label={name}
      title={compact ? name : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
    >
      {shown}
    </button>
  );
}
