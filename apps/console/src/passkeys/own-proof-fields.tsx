import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { OwnProof } from '@countersign/contracts';
import { useSession } from '../api/use-session.js';
import { useText } from '../language/use-text.js';
import { CodeField } from '../parts/code-field.js';
import { NameForPassword } from '../parts/name-for-password.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { passkeysText } from './messages.js';
import { useProveByPasskey } from './use-prove-by-passkey.js';

interface Props {
  proof: OwnProof;
  onChange: (proof: OwnProof) => void;
  /** Whether a second factor is asked for as well. */
  more: boolean;
  /** Told when it was proved by a passkey, so that the password is enough. */
  onProved: () => void;
}

/** The password, and where more is asked for a code or a passkey, of who changes how they sign in. */
export function OwnProofFields({ proof: { password, code }, onChange, more, onProved }: Props) {
  const text = useText(passkeysText);
  const name = useSession()?.person.email ?? '';
  const { prove, byPasskey } = useProveByPasskey();
  return (
    <>
      <NameForPassword name={name} />
      <TextField
        type="password"
        label={text('password')}
        autoComplete="current-password"
        required
        fullWidth
        value={password}
        onChange={(event) => onChange({ password: event.target.value, code })}
      />
      {more && (
        <CodeField
          autoFocus
          required={false}
          label={text('code')}
          value={code ?? ''}
          onChange={(event) => onChange({ password, code: event.target.value })}
        />
      )}
      {more && prove.error && <ProblemNotice error={prove.error} />}
      {more && byPasskey && (
        <Button
          variant="outlined"
          disabled={prove.isPending}
          onClick={() => prove.mutate(undefined, { onSuccess: onProved })}
          sx={{ justifySelf: 'start' }}
        >
          {text('use')}
        </Button>
      )}
    </>
  );
}
