import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../../api/call.js';
import { copyEdge } from './detail-request.js';
import { pictureDifference } from './picture-difference.js';
import type { Extent } from './picture-scale.js';

interface Props {
  submission: string;
  before: string;
  index: number;
  /** Of the picture of this revision. */
  size: Extent;
  amplified: boolean;
  /** The share of pixels that differ. */
  onShare: (share: number) => void;
  onFailed: () => void;
}

/** Small differences are multiplied by this where they are amplified. */
const gain = 8;

async function copyOf(submission: string, index: number): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = addressOf('getBlob', { params: { id: submission, index }, query: { edge: copyEdge } });
  await image.decode();
  return image;
}

/** The pixels of a picture, drawn whole into that size. */
function pixelsOf(image: HTMLImageElement, { width, height }: Extent): ImageData {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('The browser gives no canvas.');
  const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight);
  const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale];
  pen.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
  return pen.getImageData(0, 0, width, height);
}

/** The absolute difference of this revision and the one before: black where both are the same. */
export function DifferenceCanvas({ submission, before, index, size, amplified, onShare, onFailed }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [copies, setCopies] = useState<readonly [ImageData, ImageData] | null>(null);
  const { width, height } = size;
  useEffect(() => {
    let gone = false;
    setCopies(null);
    const scale = Math.min(1, copyEdge / Math.max(width, height));
    const extent = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
    Promise.all([copyOf(submission, index), copyOf(before, index)])
      .then(([now, then]) => gone || setCopies([pixelsOf(now, extent), pixelsOf(then, extent)]))
      .catch(() => gone || onFailed());
    return () => {
      gone = true;
    };
    // `onFailed` is made anew with each drawing of the viewer and means the same.
  }, [submission, before, index, width, height]);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!copies || !canvas.current || !pen) return;
    const [now, then] = copies;
    const { pixels, share } = pictureDifference(now.data, then.data, amplified ? gain : 1);
    [canvas.current.width, canvas.current.height] = [now.width, now.height];
    pen.putImageData(new ImageData(pixels, now.width, now.height), 0, 0);
    canvas.current.dataset['share'] = String(share);
    onShare(share);
  }, [copies, amplified]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-testid="difference"
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', background: 'black' }}
    />
  );
}
