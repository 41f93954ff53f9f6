import Typography from '@mui/material/Typography';
import type { PayloadField } from '@countersign/contracts';
import { useText } from '../../language/use-text.js';
import { factsText } from './messages.js';

/** Says which parts of what was handed in the reader's roles do not show; nothing where they show all. */
export function Concealed({ fields }: { fields: readonly PayloadField[] }) {
  const text = useText(factsText);
  if (fields.length === 0) return null;
  const names = fields.map((field) => text(`field.${field}`)).join(text('fieldSeparator'));
  return (
    <Typography variant="body2" color="textSecondary">
      {text('concealedFields', { names })}
    </Typography>
  );
}
