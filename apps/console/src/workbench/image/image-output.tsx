import { useMemo } from 'react';
import type { OutputProps } from '../output-props.js';
import { PlainContent } from '../plain-content.js';
import { imageContent } from './image-content.js';
import { ImageViewer } from './image-viewer.js';

/** The images of an output in the viewer; as it came where its content is of another form. */
export function ImageOutput(props: OutputProps) {
  const parsed = useMemo(() => imageContent.safeParse(props.payload.content), [props.payload.content]);
  return parsed.success ? (
    <ImageViewer {...props} images={parsed.data.images} />
  ) : (
    <PlainContent content={props.payload.content} />
  );
}
