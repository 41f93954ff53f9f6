import Box from '@mui/material/Box';
import NativeSelect from '@mui/material/NativeSelect';
import { useText } from '../../language/use-text.js';
import { workbenchText } from '../messages.js';
import type { NumberedFinding } from '../ordered-findings.js';
import type { DecisionForm, ReasonTarget } from './decision-form.js';

interface Props {
  form: DecisionForm;
  reasons: readonly { code: string; label: string }[];
  findings: readonly NumberedFinding[];
  onAim: (code: string, target: ReasonTarget) => void;
}

const valueOf = (target: ReasonTarget): string =>
  target.kind === 'finding' ? `finding ${target.id}` : target.kind === 'mark' ? `mark ${target.letter}` : 'whole';

function targetOf(value: string): ReasonTarget {
  const [kind, name = ''] = value.split(' ');
  if (kind === 'finding') return { kind, id: name };
  return kind === 'mark' ? { kind, letter: name } : { kind: 'whole' };
}

/** For each chosen reason, what it is about: the whole output, a finding, or a marked place. */
export function ReasonTargets({ form, reasons, findings, onAim }: Props) {
  const text = useText(workbenchText);
  if (form.reasons.length === 0 || (findings.length === 0 && form.marks.length === 0)) return null;
  return (
    <Box sx={{ mt: 1, display: 'grid', gap: 0.5 }}>
      {form.reasons.map(({ code, target }) => {
        const label = reasons.find((reason) => reason.code === code)?.label ?? code;
        return (
          <Box
            key={code}
            sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}
          >
            <Box sx={{ color: 'text.secondary' }}>
              {label} – {text('about')}
            </Box>
            <NativeSelect
              value={valueOf(target)}
              onChange={(event) => onAim(code, targetOf(event.target.value))}
              inputProps={{ 'aria-label': text('reasonAbout', { reason: label }) }}
              sx={{ fontSize: '0.8125rem', maxWidth: 320 }}
            >
              <option value="whole">{text('whole')}</option>
              {findings.map(({ id, number, message }) => (
                <option key={id} value={`finding ${id}`}>
                  {`${text('findingNumber', { number })} – ${message.slice(0, 60)}`}
                </option>
              ))}
              {form.marks.map(({ letter }) => (
                <option key={letter} value={`mark ${letter}`}>
                  {text('place', { letter })}
                </option>
              ))}
            </NativeSelect>
          </Box>
        );
      })}
    </Box>
  );
}
