import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useText } from '../language/use-text.js';
import { coverageText } from './messages.js';

const known = ['HLEG', 'AIA', 'COP', 'GDPR'] as const;
const isKnown = (name: string): name is (typeof known)[number] => known.some((framework) => framework === name);

/** The frameworks of some requirements, the known ones first and in their order. */
export function frameworksOf(requirements: readonly { framework: string }[]): string[] {
  const present = new Set(requirements.map(({ framework }) => framework));
  return [...known.filter((name) => present.has(name)), ...[...present].filter((name) => !isKnown(name))];
}

interface Props {
  frameworks: readonly string[];
  shown: string;
  onFramework: (name: string) => void;
}

/** Chooses one of several frameworks. */
export function FrameworkChoice({ frameworks, shown, onFramework }: Props) {
  const text = useText(coverageText);
  if (frameworks.length < 2) return null;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={shown}
      aria-label={text('framework')}
      sx={{ flexWrap: 'wrap' }}
      onChange={(_, next: string | null) => next !== null && onFramework(next)}
    >
      {frameworks.map((name) => (
        <ToggleButton key={name} value={name} sx={{ textTransform: 'none', px: 1.5 }}>
          {isKnown(name) ? text(`framework.${name}`) : name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
