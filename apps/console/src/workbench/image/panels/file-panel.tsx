import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ImageDescription } from '@countersign/contracts';
import type { ReactNode } from 'react';
import { useLocaleState } from 'react-admin';
import { formatBytes, formatNumber } from '../../../language/format.js';
import { useText } from '../../../language/use-text.js';
import { Facts } from '../../../parts/section.js';
import { FoldedText } from '../folded-text.js';
import type { ImageItem } from '../image-content.js';
import { panelText } from '../panel-messages.js';
import { sourceTypeNames } from '../source-type-names.js';
import { useNamedTerm } from '../use-named-term.js';

interface Props {
  item: ImageItem;
  description: ImageDescription;
}

/** What the file is, and what it says of itself, beside what was declared. */
export function FilePanel({ item, description }: Props) {
  const text = useText(panelText);
  const [locale] = useLocaleState();
  const { mediaType, bytes, width, height, frames, pictures, camera, sourceTypes, marks, texts } = description;
  const declared = item.declared ?? {};
  const origin = declared.aiGenerated === undefined ? 'none' : declared.aiGenerated ? 'ai' : 'notAi';
  const mega = formatNumber((width * height) / 1_000_000, locale, 1);
  const otherType = declared.mediaType !== undefined && declared.mediaType !== mediaType ? declared.mediaType : null;
  const otherSize =
    (declared.width ?? width) !== width || (declared.height ?? height) !== height
      ? text('pixelsDeclared', { width: declared.width ?? '?', height: declared.height ?? '?' })
      : null;
  const items: [string, ReactNode][] = [
    [text('alt'), item.altText ? <FoldedText key="alt">{item.altText}</FoldedText> : text('noAlt')],
    [text('mediaType'), <Beside key="type" stated={mediaType} declared={otherType} />],
    [text('pixels'), <Beside key="size" stated={text('pixelsOf', { width, height, mega })} declared={otherSize} />],
    [text('bytes'), formatBytes(bytes, locale)],
    ...(frames > 1 ? [[text('frames'), formatNumber(frames, locale)] as [string, ReactNode]] : []),
    ...(pictures > 1 ? [[text('pictures'), text('picturesOf', { count: pictures })] as [string, ReactNode]] : []),
    [text('declaredOrigin'), text(`declaredOrigin.${origin}`)],
    [text('sourceTypes'), <SourceTypes key="types" types={sourceTypes} />],
    [text('camera'), camera === null ? text('noCamera') : <FoldedText key="camera">{camera}</FoldedText>],
    [
      text('marks'),
      marks.length === 0
        ? text('noMarks')
        : marks
            .map(({ tool, keyword, ofThisPicture }) =>
              text(ofThisPicture ? 'markIn' : 'markOfAnother', { tool, keyword: keyword.slice(0, 80) }),
            )
            .join(' · '),
    ],
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Facts items={items} />
      <FileTexts texts={texts} concealed={description.textsConcealed} />
    </Box>
  );
}

function Beside({ stated, declared }: { stated: string; declared: string | null }) {
  const text = useText(panelText);
  if (declared === null) return <>{stated}</>;
  return (
    <>
      {stated} · <strong>{text('declared', { value: declared.slice(0, 100) })}</strong>
    </>
  );
}

function SourceTypes({ types }: { types: ImageDescription['sourceTypes'] }) {
  const text = useText(panelText);
  const nameOf = useNamedTerm(sourceTypeNames);
  if (types.length === 0) return <>{text('noSourceTypes')}</>;
  return types.map(({ term, origin }) => (
    <div key={term}>
      {text(`origin.${origin}`)}
      {': '}
      <bdi>{nameOf(term).slice(0, 200)}</bdi>
    </div>
  ));
}

function FileTexts({ texts, concealed }: { texts: ImageDescription['texts']; concealed: number }) {
  const text = useText(panelText);
  const kept = concealed > 0 && <Typography variant="body2">{text('textsConcealed', { count: concealed })}</Typography>;
  if (texts.length === 0) return kept || <Typography variant="body2">{text('noFileTexts')}</Typography>;
  return (
    <Box>
      <Typography variant="h3">{text('fileTexts')}</Typography>
      <Typography variant="caption" color="textSecondary">
        {text('fileTextsNote')}
      </Typography>
      <Facts
        items={texts.map(({ keyword, text: words, cut }, nth) => [
          `${keyword.slice(0, 80)}${texts.findIndex((it) => it.keyword === keyword) === nth ? '' : ` (${nth + 1})`}`,
          <div key={nth}>
            <FoldedText>{words}</FoldedText>
            {cut && (
              <Typography variant="caption" color="textSecondary" component="p">
                {text('cutText')}
              </Typography>
            )}
          </div>,
        ])}
      />
      {kept}
    </Box>
  );
}
