import NativeSelect from '@mui/material/NativeSelect';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';
import type { MarkedPlace, ReasonTarget } from './decision-form.js';

interface Props {
  label: string;
  target: ReasonTarget;
  findings: readonly NumberedFinding[];
  marks: readonly MarkedPlace[];
  onAim: (target: ReasonTarget) => void;
}

const valueOf = (target: ReasonTarget): string =>
  target.kind === 'finding' ? `finding ${target.id}` : target.kind === 'mark' ? `mark ${target.letter}` : 'whole';

function targetOf(value: string): ReasonTarget {
  const [kind, name = ''] = value.split(' ');
  if (kind === 'finding') return { kind, id: name };
  return kind === 'mark' ? { kind, letter: name } : { kind: 'whole' };
}

/** What a chosen reason is about: the whole output, a finding, or a marked place. */
export function ReasonTargetSelect({ label, target, findings, marks, onAim }: Props) {
  const text = useText(workbenchText);
  if (findings.length === 0 && marks.length === 0) return null;
  return (
    <NativeSelect
      value={valueOf(target)}
      onChange={(event) => onAim(targetOf(event.target.value))}
      inputProps={{ 'aria-label': text('reasonAbout', { reason: label }) }}
      sx={{ fontSize: '0.8125rem', maxWidth: 190, ml: 0.75 }}
    >
      <option value="whole">{text('whole')}</option>
      {findings.map(({ id, number, message }) => (
        <option key={id} value={`finding ${id}`}>
          {`${text('findingNumber', { number })} – ${message.slice(0, 60)}`}
        </option>
      ))}
      {marks.map(({ letter }) => (
        <option key={letter} value={`mark ${letter}`}>
          {text('place', { letter })}
        </option>
      ))}
    </NativeSelect>
  );
}
