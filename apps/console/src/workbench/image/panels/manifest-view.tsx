import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ProvenanceManifest } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../../../language/use-text.js';
import { Mark } from '../../../parts/mark.js';
import { Facts } from '../../../parts/section.js';
import { actionNames } from '../action-names.js';
import { FoldedText } from '../folded-text.js';
import { provenanceText } from '../provenance-messages.js';
import type { ManifestNode } from '../provenance-tree.js';
import { sourceTypeNames } from '../source-type-names.js';
import { useNamedTerm } from '../use-named-term.js';
import { StatedTime } from './stated-time.js';

/** One manifest: who signed it and when, what was done in order, and below it what the picture was made from. */
export function ManifestView({ node: { manifest, ingredients }, title }: { node: ManifestNode; title: string }) {
  const text = useText(provenanceText);
  return (
    <Box component="li" data-manifest={manifest.label} sx={{ mt: 0.5 }}>
      <Box sx={{ fontWeight: 650 }}>
        <FoldedText>{title}</FoldedText>
      </Box>
      <ManifestFacts manifest={manifest} />
      {ingredients.length > 0 && (
        <Box sx={{ mt: 0.5 }}>
          <Box sx={{ color: 'text.secondary' }}>{text('ingredients')}</Box>
          <Box
            component="ul"
            sx={{ m: 0, pl: 2, listStyle: 'none', borderInlineStart: '2px solid', borderColor: 'divider' }}
          >
            {ingredients.map((part, nth) => (
              <IngredientView key={nth} part={part} />
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

function IngredientView({ part: { ingredient, faults, node } }: { part: ManifestNode['ingredients'][number] }) {
  const text = useText(provenanceText);
  const relation = `relation.${ingredient.relationship}`;
  const title = ingredient.title ?? text('untitled');
  return (
    <Box component="li" sx={{ mt: 0.5 }}>
      <FoldedText>{title}</FoldedText>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {Object.hasOwn(provenanceText, relation) && ` – ${text(relation as keyof typeof provenanceText)}`}
        {node === null && ` – ${text('noManifest')}`}
        {node === 'shown' && ` – ${text('shown')}`}
      </Box>
      {faults.map((words) => (
        <div key={words}>
          <Mark meaning="problem">{words}</Mark>
        </div>
      ))}
      {node !== null && node !== 'shown' && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          <ManifestView node={node} title={node.manifest.title ?? title} />
        </Box>
      )}
    </Box>
  );
}

function ManifestFacts({ manifest }: { manifest: ProvenanceManifest }) {
  const text = useText(provenanceText);
  const { signer, signedAt, generator, actions, assertions, label } = manifest;
  const name = signer?.name ?? signer?.issuer ?? null;
  const signed =
    name === null
      ? text('noSigner')
      : signer?.issuer && signer.issuer !== name
        ? text('signer', { name, issuer: signer.issuer })
        : name;
  const items: [string, ReactNode][] = [
    [text('signedBy'), <FoldedText key="signer">{signed}</FoldedText>],
    [text('signedAt'), signedAt === null ? text('noTimeStamp') : <StatedTime key="time" at={signedAt} />],
    [text('madeWith'), generator === null ? '–' : <FoldedText key="generator">{generator}</FoldedText>],
    [text('actions'), <Actions key="actions" actions={actions} />],
    [text('algorithm'), signer?.algorithm ?? '–'],
    [
      text('statements'),
      <FoldedText key="statements">{assertions.length === 0 ? '–' : assertions.join(', ')}</FoldedText>,
    ],
    [text('label'), <FoldedText key="label">{label}</FoldedText>],
  ];
  return <Facts items={items} />;
}

function Actions({ actions }: Pick<ProvenanceManifest, 'actions'>) {
  const text = useText(provenanceText);
  const actionOf = useNamedTerm(actionNames);
  const sourceTypeOf = useNamedTerm(sourceTypeNames);
  if (actions.length === 0) return <>{text('noActions')}</>;
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
      {actions.map(({ action, when, software, sourceType, description }, nth) => (
        <li key={nth}>
          <FoldedText>{actionOf(action)}</FoldedText>
          {sourceType !== null && (
            <>
              {': '}
              <FoldedText>{sourceTypeOf(sourceType)}</FoldedText>
            </>
          )}
          {software !== null && (
            <>
              {', '}
              <FoldedText>{text('by', { software })}</FoldedText>
            </>
          )}
          {when !== null && (
            <>
              {', '}
              <StatedTime at={when} />
            </>
          )}
          {description !== null && (
            <Typography variant="caption" color="textSecondary" component="div">
              <FoldedText>{description}</FoldedText>
            </Typography>
          )}
        </li>
      ))}
    </Box>
  );
}
