import Button from '@mui/material/Button';
import type { PasskeyView } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { ListTable } from '../parts/list/list-table.js';
import { When } from '../parts/when.js';
import { passkeysText } from './messages.js';

/** The passkeys of one's account. */
export function PasskeyTable({
  passkeys,
  onRemove,
}: {
  passkeys: PasskeyView[];
  onRemove: (one: PasskeyView) => void;
}) {
  const text = useText(passkeysText);
  return (
    <ListTable
      label={text('passkeys')}
      records={passkeys}
      columns={[
        { key: 'name', title: text('name'), cell: ({ name }) => name },
        { key: 'added', title: text('added'), cell: ({ addedAt }) => <When at={addedAt} />, from: 'sm' },
        {
          key: 'used',
          title: text('used'),
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? text('never') : <When at={lastUsedAt} />),
        },
        {
          key: 'remove',
          title: text('remove'),
          cell: (passkey) => (
            <Button
              size="small"
              variant="outlined"
              color="inherit"
              aria-label={text('removeOf', { name: passkey.name })}
              onClick={() => onRemove(passkey)}
            >
              {text('remove')}
            </Button>
          ),
        },
      ]}
    />
  );
}
