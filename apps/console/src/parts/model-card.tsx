import Box from '@mui/material/Box';
import type { ModelReference } from '@countersign/contracts';
import { useText } from '../language/use-text.js';
import { Code } from './code.js';
import { partsText } from './messages.js';
import { Facts } from './section.js';
import { useModel } from './use-model.js';

/** The card of a model: what it is for, where it fails, under which licence it is used. */
export function ModelCard({ model: { name, revision } }: { model: ModelReference }) {
  const text = useText(partsText);
  const card = useModel()(name);
  if (card === null) {
    return (
      <Box component="p" sx={{ m: 0, fontSize: '0.875rem', color: 'text.secondary' }}>
        <Code>{name}</Code> {text('noCard')}
      </Box>
    );
  }
  const languages = card.languages.includes('*') ? text('allLanguages') : card.languages.join(' · ');
  return (
    <Box sx={{ fontSize: '0.875rem' }}>
      {/* What a check computes itself is of the check's version. */}
      {card.backend !== 'glass-box' && card.revision !== revision && (
        <Box component="p" sx={{ mt: 0, mb: 1, color: 'text.secondary' }}>
          {text('otherRevision', { used: revision, card: card.revision })}
        </Box>
      )}
      <Facts
        items={[
          [text('intendedUse'), card.intendedUse],
          [text('limits'), card.limits],
          [text('revision'), <Code key="revision">{`${card.name} ${revision}`}</Code>],
          [text('backend'), <Code key="backend">{card.backend}</Code>],
          [text('licence'), <Code key="licence">{card.licence}</Code>],
          [text('languages'), languages],
        ]}
      />
    </Box>
  );
}

/** A model by its name in words, which opens its card. */
export function ModelCardFold({ model }: { model: ModelReference }) {
  const text = useText(partsText);
  const name = useModel()(model.name)?.label ?? model.name;
  return (
    <Box
      component="details"
      sx={{ fontSize: '0.8125rem', '& summary': { cursor: 'pointer', width: 'fit-content', py: 0.25 } }}
    >
      <summary>{text('cardOf', { name })}</summary>
      <Box sx={{ pt: 1 }}>
        <ModelCard model={model} />
      </Box>
    </Box>
  );
}
