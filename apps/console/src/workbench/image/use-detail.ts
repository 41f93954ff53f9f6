import { useEffect, useState } from 'react';
import { detailRequest, type DetailRequest } from './detail-request.js';
import type { Extent } from './picture-scale.js';
import type { PictureView } from './use-picture-view.js';

/** How long the picture has to rest before a part of it is asked for. */
const restMs = 180;

/** The part of the picture to ask for in more pixels than the copy of the whole has; null where that is sharp enough. */
export function useDetail(picture: Extent, { frame, scale, seen }: PictureView, wanted: boolean): DetailRequest | null {
  const [detail, setDetail] = useState<DetailRequest | null>(null);
  useEffect(() => {
    if (!wanted || !frame) {
      setDetail(null);
      return undefined;
    }
    let timer = 0;
    const ask = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const next = detailRequest(picture, seen(), scale * (window.devicePixelRatio || 1));
        setDetail((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      }, restMs);
    };
    ask();
    frame.addEventListener('scroll', ask, { passive: true });
    return () => {
      window.clearTimeout(timer);
      frame.removeEventListener('scroll', ask);
    };
  }, [picture, frame, scale, seen, wanted]);
  return detail;
}
