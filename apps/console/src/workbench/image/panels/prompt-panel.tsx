import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ImageDescription, PayloadView } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useText } from '../../../language/use-text.js';
import { Mark } from '../../../parts/mark.js';
import { Facts } from '../../../parts/section.js';
import { NamedValues } from '../../facts/named-values.js';
import { FoldedText } from '../folded-text.js';
import type { ImageItem } from '../image-content.js';
import { panelText } from '../panel-messages.js';

interface Props {
  payload: PayloadView;
  item: ImageItem | null;
  /** Images of the output. */
  count: number;
  /** Null until the file has been read. */
  description: ImageDescription | null;
}

type FileMark = ImageDescription['marks'][number];

/** Prompt, seed and parameters as they were handed in, and what the file records of them. */
export function PromptPanel({ payload: { generator, concealed }, item, count, description }: Props) {
  const text = useText(panelText);
  const { prompt, provider, model, version, parameters } = generator;
  const seed = item?.declared?.seed ?? generator.seed;
  const ofSet = item?.declared?.seed === undefined && count > 1;
  const noPrompt = text(concealed.includes('prompt') ? 'promptConcealed' : 'noPrompt');
  const items: [string, ReactNode][] = [
    [text('prompt'), prompt?.trim() ? <FoldedText key="prompt">{prompt}</FoldedText> : noPrompt],
    [text('model'), [provider, model, version].filter(Boolean).join(' · ')],
    [text('seed'), seed === undefined ? text('noSeed') : ofSet ? text('seedOfSet', { seed: String(seed) }) : seed],
    [text('parameters'), parameters === undefined ? '–' : <NamedValues key="parameters" values={parameters} />],
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Facts items={items} />
      <Box>
        <Typography variant="h3">{text('recorded')}</Typography>
        {description === null && <Typography variant="body2">{text('reading')}</Typography>}
        {description?.marks.length === 0 && <Typography variant="body2">{text('nothingRecorded')}</Typography>}
        {description?.marks.map((mark, nth) => (
          <Recorded
            key={nth}
            mark={mark}
            seed={seed ?? null}
            ofSet={ofSet}
            written={description.texts.find(({ keyword }) => keyword === mark.keyword)?.text ?? null}
          />
        ))}
      </Box>
    </Box>
  );
}

interface RecordedProps {
  mark: FileMark;
  seed: number | null;
  /** The seed was handed in for several images, of which each may have another one. */
  ofSet: boolean;
  written: string | null;
}

function Recorded({ mark, seed, ofSet, written }: RecordedProps) {
  const text = useText(panelText);
  const seeds = mark.seeds.join(', ');
  return (
    <Box sx={{ mt: 0.5, fontSize: '0.875rem', overflowWrap: 'anywhere' }}>
      <strong>{mark.tool}</strong>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {!mark.ofThisPicture && <Mark meaning="attention">{text('ofAnotherPicture')}</Mark>}
        {mark.holdsPrompt !== null && (
          <Mark meaning={mark.holdsPrompt ? 'ok' : 'attention'}>
            {text(mark.holdsPrompt ? 'promptHeld' : 'promptNotHeld')}
          </Mark>
        )}
        {mark.seeds.length > 0 &&
          (seed === null ? (
            <span>{text('seedOnly', { seeds })}</span>
          ) : (
            <Mark meaning={mark.seeds.includes(seed) ? 'ok' : ofSet ? 'attention' : 'problem'}>
              {text(mark.seeds.includes(seed) ? 'seedSame' : 'seedOther', { seeds })}
            </Mark>
          ))}
      </Box>
      {written !== null && (
        <Box sx={{ color: 'text.secondary' }}>
          {text('asWritten', { keyword: mark.keyword.slice(0, 80) })}: <FoldedText>{written}</FoldedText>
        </Box>
      )}
    </Box>
  );
}
