import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useText } from '../language/use-text.js';
import { EmptyState } from '../parts/empty-state.js';
import { layoutText } from './messages.js';

interface State {
  error: Error | null;
}

/** Keeps bar and menu when a page fails, and says what that means. */
export class CrashBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render() {
    return this.state.error ? <Crash error={this.state.error} /> : this.props.children;
  }
}

function Crash({ error }: { error: Error }) {
  const text = useText(layoutText);
  return (
    <EmptyState
      title={text('crashed')}
      action={
        <Button variant="outlined" onClick={() => window.location.reload()}>
          {text('reload')}
        </Button>
      }
    >
      {text('crashedDetail')}
      <br />
      {error.message}
    </EmptyState>
  );
}
