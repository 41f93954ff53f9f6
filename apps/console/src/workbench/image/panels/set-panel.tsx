import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useAnswer } from '../../../api/use-answer.js';
import { useMay } from '../../../api/use-session.js';
import { useMeasureName } from '../../../check-runs/measure-names.js';
import { useText } from '../../../language/use-text.js';
import { useCheckName } from '../../../parts/check-name.js';
import { CheckMark } from '../../../parts/marks.js';
import type { NumberedFinding } from '../../ordered-findings.js';
import type { ImageItem } from '../image-content.js';
import { panelText } from '../panel-messages.js';
import type { Viewer } from '../use-viewer.js';
import { SetImage } from './set-image.js';

interface Props {
  submission: string;
  images: readonly ImageItem[];
  findings: readonly NumberedFinding[];
  viewer: Viewer;
}

/** All images of the output at once, with what was found on each, and what the checks counted over the set. */
export function SetPanel({ submission, images, findings, viewer: { index, veil, acts } }: Props) {
  const text = useText(panelText);
  const mayReadRun = useMay('read', 'CheckRun');
  const checks = useAnswer('getSubmission', { params: { id: submission } }).data?.checks ?? [];
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box
        component="ul"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gap: 1,
          gridTemplateColumns: 'repeat(auto-fill, minmax(112px, 1fr))',
        }}
      >
        {images.map(({ digest, altText }, nth) => (
          <SetImage
            key={`${digest} ${nth}`}
            submission={submission}
            index={nth}
            alt={altText ?? ''}
            findings={findings.filter(({ place }) => place?.kind === 'region' && place.image === nth)}
            current={nth === index}
            veiled={veil.isVeiled(nth)}
            onChoose={() => acts.toImage(nth)}
          />
        ))}
      </Box>
      {mayReadRun && checks.length > 0 && (
        <Box>
          <Typography variant="h3">{text('measures')}</Typography>
          {checks.map(({ check }) => (
            <Measures key={check} submission={submission} check={check} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function Measures({ submission, check }: { submission: string; check: string }) {
  const text = useText(panelText);
  const nameOf = useCheckName();
  const measureOf = useMeasureName();
  const run = useAnswer('getCheckRun', { params: { id: submission, check } }).data;
  if (!run) return null;
  const measures = Object.entries(run.measures);
  return (
    <Box sx={{ mt: 0.5, fontSize: '0.875rem' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <strong title={check}>{nameOf(check)}</strong>
        <CheckMark state={run.state} />
      </Box>
      {measures.length === 0
        ? text('noMeasures')
        : measures.map(([name, value], nth) => {
            const { words, value: show } = measureOf(name);
            return (
              <Box component="span" key={name} sx={{ display: 'inline-block', mr: 2 }}>
                {words} <strong>{show(value)}</strong>
                {nth < measures.length - 1 && <span className="visually-hidden">; </span>}
              </Box>
            );
          })}
    </Box>
  );
}
