import Alert, { type AlertProps } from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { Shape } from './mark.js';

interface Props extends Pick<AlertProps, 'action' | 'children'> {
  title?: string;
  /** Where it stands. */
  sx?: { m?: number; mb?: number; flex?: number };
}

/** That something is wrong, in colour, shape and word, announced to assistive technology. */
export function ProblemAlert({ title, sx, action, children }: Props) {
  return (
    <Alert
      severity="error"
      variant="outlined"
      icon={<Shape meaning="problem" size={18} />}
      action={action}
      sx={{ alignItems: 'flex-start', color: 'text.primary', ...sx }}
    >
      {title !== undefined && <AlertTitle sx={{ mb: 0.25, fontSize: '0.9375rem' }}>{title}</AlertTitle>}
      {children}
    </Alert>
  );
}
