import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useText } from '../../../language/use-text.js';
import { Mark, type Meaning } from '../../../parts/mark.js';
import { FoldedText } from '../folded-text.js';
import { provenanceText } from '../provenance-messages.js';
import { provenanceTree, type Provenance } from '../provenance-tree.js';
import { ManifestView } from './manifest-view.js';

/** How far a manifest can be relied on, as one of the four meanings; none is neither good nor bad. */
export const meaningOfVerdict: Record<Provenance['verdict'], Meaning> = {
  absent: 'neutral',
  remote: 'unknown',
  trusted: 'ok',
  untrusted: 'unknown',
  tampered: 'problem',
  invalid: 'problem',
  unreadable: 'attention',
};

/** Whether the manifest holds and what that means, what is wrong, and the manifests as a tree of what was made from what. */
export function ProvenancePanel({ provenance }: { provenance: Provenance }) {
  const text = useText(provenanceText);
  const { verdict, remote, faults, cut } = provenance;
  const { top, loose } = useMemo(() => provenanceTree(provenance), [provenance]);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, fontSize: '0.875rem' }} data-verdict={verdict}>
      <Box>
        <Mark meaning={meaningOfVerdict[verdict]}>{text(`verdict.${verdict}`)}</Mark>
        <Typography variant="body2" sx={{ maxWidth: '80ch' }}>
          {text(`means.${verdict}`)}
        </Typography>
      </Box>
      {remote !== null && (
        <Box>
          {text('remoteAt')}: <FoldedText>{remote}</FoldedText>
        </Box>
      )}
      {faults.length > 0 && <Faults faults={faults} />}
      {top && (
        <Box>
          <Typography variant="h3">{text('history')}</Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            <ManifestView node={top} title={top.manifest.title ?? text('thisPicture')} />
          </Box>
        </Box>
      )}
      {cut > 0 && (
        <Typography variant="body2" color="textSecondary">
          {text('cut', { count: cut })}
        </Typography>
      )}
      {loose.length > 0 && (
        <Box>
          <Typography variant="h3">{text('loose')}</Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {loose.map((manifest) => (
              <ManifestView
                key={manifest.label}
                node={{ manifest, ingredients: [] }}
                title={manifest.title ?? text('untitled')}
              />
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

function Faults({ faults }: Pick<Provenance, 'faults'>) {
  const text = useText(provenanceText);
  return (
    <Box>
      <Typography variant="h3">{text('faults')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {faults.map(({ code, words, manifest, part }) => (
          <li key={JSON.stringify([code, manifest, part])}>
            <FoldedText>{words}</FoldedText>
            {part !== null && (
              <Typography variant="caption" color="textSecondary" component="div">
                <FoldedText>{text('faultIn', { part })}</FoldedText>
              </Typography>
            )}
          </li>
        ))}
      </Box>
    </Box>
  );
}
