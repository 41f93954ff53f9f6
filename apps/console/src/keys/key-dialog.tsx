import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { scopes as allScopes, type KeyCreated, type Scope } from '@countersign/contracts';
import { useState, type FormEvent } from 'react';
import { call } from '../api/call.js';
import { useCatalog } from '../api/use-answer.js';
import { useText } from '../language/use-text.js';
import { ManyChoice } from '../parts/many-choice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { KeySecret } from './key-secret.js';
import { keysText } from './messages.js';

/** Makes a key, then shows its secret once. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<KeyCreated | null>(null);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={made ? undefined : onClose}
      aria-labelledby={made ? 'secret-title' : 'key-title'}
    >
      {made ? <KeySecret made={made} onClose={onClose} /> : <KeyForm onMade={setMade} onClose={onClose} />}
    </Dialog>
  );
}

function KeyForm({ onMade, onClose }: { onMade: (made: KeyCreated) => void; onClose: () => void }) {
  const text = useText(keysText);
  const catalog = useCatalog().data;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['submit', 'read']);
  const [systems, setSystems] = useState<string[]>([]);
  const [addresses, setAddresses] = useState('');
  const [expires, setExpires] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const expiresAt = expires === '' ? null : new Date(`${expires}T23:59:59`).toISOString();
      const networks = addresses.split(/[\s,]+/).filter((line) => line !== '');
      return call('createKey', { body: { name, scopes, systems, addresses: networks, expiresAt } });
    },
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (scopes.length > 0) make.mutate();
  };
  return (
    <form onSubmit={submit}>
      <DialogTitle id="key-title">{text('make')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {make.error && <ProblemNotice error={make.error} />}
        <TextField
          autoFocus
          required
          label={text('name')}
          helperText={text('nameHelp')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Box role="group" aria-labelledby="key-scopes">
          <FormLabel id="key-scopes">{text('scopes')}</FormLabel>
          {allScopes.map((scope) => (
            <FormControlLabel
              key={scope}
              sx={{ display: 'flex' }}
              label={text(`scope.${scope}`)}
              control={
                <Checkbox
                  checked={scopes.includes(scope)}
                  onChange={() =>
                    setScopes(scopes.includes(scope) ? scopes.filter((other) => other !== scope) : [...scopes, scope])
                  }
                />
              }
            />
          ))}
        </Box>
        <ManyChoice
          label={text('systems')}
          none={text('allSystems')}
          options={(catalog?.systems ?? []).map(({ slug, name: label }) => ({ value: slug, label }))}
          value={systems}
          onChange={setSystems}
        />
        <TextField
          multiline
          label={text('addresses')}
          helperText={text('addressesHelp')}
          value={addresses}
          onChange={(event) => setAddresses(event.target.value)}
        />
        <TextField
          type="date"
          label={text('expires')}
          helperText={expires === '' ? text('never') : ' '}
          value={expires}
          onChange={(event) => setExpires(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          type="submit"
          variant="contained"
          disabled={make.isPending || name.trim() === '' || scopes.length === 0}
        >
          {text('make')}
        </Button>
      </DialogActions>
    </form>
  );
}
