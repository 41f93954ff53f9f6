import { useEffect, useMemo, useState } from 'react';
import type { Place } from '@countersign/contracts';
import { useAnswer } from '../../api/use-answer.js';
import type { OutputProps } from '../output-props.js';
import type { Comparing } from './compare-modes.js';
import { copyEdge } from './detail-request.js';
import { foundTexts } from './found-texts.js';
import type { ImageItem } from './image-content.js';
import type { Extent } from './picture-scale.js';
import { regionsOn } from './regions.js';
import { useBefore } from './use-before.js';
import { useMotion } from './use-motion.js';
import { usePictureView } from './use-picture-view.js';
import { useVeil } from './use-veil.js';
import { useViewerActs } from './use-viewer-acts.js';

/** Before anything of a picture is known. */
const unknownSize: Extent = { width: 800, height: 600 };

/** All that the viewer holds: which image is shown, how near, what is known of it and what is drawn on it. */
export function useViewer(props: OutputProps & { images: readonly ImageItem[] }) {
  const { submission, images, findings, finding, unseen = false } = props;
  const [index, setIndex] = useState(0);
  const [shown, setShown] = useState({ regions: true, texts: false });
  const [comparing, setComparing] = useState<Comparing>({ mode: 'off', share: 50, amplified: false });
  const description = useAnswer('describeImage', { params: { id: submission, index } });
  const [copy, setCopy] = useState<{ index: number; size: Extent } | null>(null);
  const size = useSize(images[index], description.data ?? null, copy?.index === index ? copy.size : null);
  const view = usePictureView(size);
  const checks = useAnswer('getSubmission', { params: { id: submission } }).data?.checks ?? null;
  const veil = useVeil(findings, checks, images.length, unseen);
  const before = useBefore(submission, comparing.mode !== 'off');
  const place = findings.find(({ id }) => id === finding)?.place ?? null;
  const lines = description.data?.readLines ?? null;
  const texts = useMemo(() => foundTexts(lines, findings, index), [lines, findings, index]);

  const chosenBox = place?.kind === 'region' && place.image === index ? place.box : null;
  const veiledByBefore = comparing.mode !== 'off' && before.isDoubtful(index) && veil.doubt(index) === null;
  const isVeiled = veil.isVeiled(index, veiledByBefore);
  const motion = useMotion(index, description.data ?? null, isVeiled);
  const regions = useMemo(() => regionsOn(findings, index, size, motion.frame), [findings, index, size, motion.frame]);
  useFollowed(place, finding, { index, size, setIndex, reveal: view.reveal, frames: motion.frames, goTo: motion.goTo });
  const state = {
    index,
    count: images.length,
    view,
    veil,
    isVeiled,
    veiledByBefore,
    motion,
    shown,
    comparing,
    before,
    chosenBox,
  };
  const acts = useViewerActs({ ...state, setIndex, setShown, setComparing });
  return {
    ...state,
    acts,
    size,
    description,
    regions,
    texts,
    item: images[index] ?? null,
    setComparing,
    /** What the loaded copy of the shown image measures. */
    onCopy: (measured: Extent) => setCopy({ index, size: measured }),
  };
}
export type Viewer = ReturnType<typeof useViewer>;

/** The size of a picture: of its bytes; until they are read, of a copy that was not shrunk, as declared, or of any copy. */
function useSize(item: ImageItem | undefined, described: Extent | null, copy: Extent | null): Extent {
  const { width: w, height: h } = item?.declared ?? {};
  const declared = w === undefined || h === undefined ? null : { width: w, height: h };
  const whole = copy && Math.max(copy.width, copy.height) < copyEdge ? copy : null;
  const { width, height } = described ?? whole ?? declared ?? copy ?? unknownSize;
  return useMemo(() => ({ width, height }), [width, height]);
}

interface Followed {
  index: number;
  size: Extent;
  setIndex: (index: number) => void;
  reveal: (box: [number, number, number, number]) => void;
  frames: number;
  goTo: (frame: number) => void;
}

/** Goes to the image of the chosen finding, of an animation to its frame, and to its region. */
function useFollowed(
  place: Place | null,
  finding: string | null,
  { index, size, setIndex, reveal, frames, goTo }: Followed,
): void {
  const wanted = place?.kind === 'region' ? place : null;
  useEffect(() => {
    if (wanted) setIndex(wanted.image);
  }, [wanted, finding]);
  useEffect(() => {
    if (wanted?.image === index) reveal(wanted.box);
    // Only when another finding or image is chosen, or its size became known: the reader moves the picture afterwards.
  }, [wanted, finding, index, size]);
  useEffect(() => {
    if (wanted?.image === index && wanted.frame !== undefined) goTo(wanted.frame);
    // Once its frames are known; the reader plays or steps on afterwards.
  }, [wanted, finding, index, frames]);
}
