import { useText } from '../../language/use-text.js';
import { useAnnounce } from '../../parts/announcer.js';
import { compareModes, type CompareMode, type Comparing } from './compare-modes.js';
import type { Box4 } from './image-content.js';
import { imageText } from './messages.js';
import { percentOf } from './percent-of.js';
import type { Motion } from './use-motion.js';
import type { Before } from './use-before.js';
import type { PictureView } from './use-picture-view.js';
import type { Veil } from './use-veil.js';

interface State {
  index: number;
  count: number;
  view: PictureView;
  veil: Veil;
  isVeiled: boolean;
  motion: Motion;
  shown: { regions: boolean; texts: boolean };
  comparing: Comparing;
  before: Before;
  chosenBox: Box4 | null;
  setIndex: (index: number) => void;
  setShown: (shown: State['shown']) => void;
  setComparing: (comparing: Comparing) => void;
}

const zoomStep = 1.5;

/** What buttons and keys of the viewer do; each says what came of it. */
export function useViewerActs(state: State) {
  const { index, count, view, veil, isVeiled, motion, shown, comparing, before, chosenBox } = state;
  const { setIndex, setShown, setComparing } = state;
  const text = useText(imageText);
  const announce = useAnnounce();
  const sayScale = (scale: number) => announce(text('zoomed', { percent: percentOf(scale) }));
  const toImage = (next: number) => {
    if (next < 0 || next >= count) return;
    setIndex(next);
    view.fit();
    announce(text('image', { number: next + 1, count }));
  };
  const sayFrame = (frame: number) => announce(text('frameOf', { number: frame + 1, count: motion.frames }));
  const compare = (mode: CompareMode) => {
    setComparing({ ...comparing, mode });
    announce(text(`compared.${mode}`));
  };
  return {
    toImage,
    stepImage: (by: 1 | -1) => toImage(index + by),
    zoomIn: () => sayScale(view.zoomBy(zoomStep)),
    zoomOut: () => sayScale(view.zoomBy(1 / zoomStep)),
    fit: () => {
      view.fit();
      announce(text('fit'));
    },
    actual: () => sayScale(view.zoomTo(1)),
    toRegion: () => {
      if (chosenBox) sayScale(view.show(chosenBox));
      else announce(text('noRegion'));
    },
    toPicture: () => view.frame?.focus({ preventScroll: true }),
    toggleRegions: () => {
      setShown({ ...shown, regions: !shown.regions });
      announce(text(shown.regions ? 'regionsHidden' : 'regionsShown'));
    },
    toggleTexts: () => {
      setShown({ ...shown, texts: !shown.texts });
      announce(text(shown.texts ? 'textsHidden' : 'textsShown'));
    },
    toggleVeil: () => {
      veil.turn(index, !isVeiled);
      announce(text(isVeiled ? 'uncovered' : 'covered'));
    },
    toggleMotion: () => {
      if (motion.frames < 2 || isVeiled) return announce(text('noAnimation'));
      motion.turn();
      if (motion.playing) sayFrame(motion.lastFrame);
      else announce(text('playing'));
    },
    stepFrame: (by: 1 | -1) => {
      if (motion.frames < 2 || isVeiled) return announce(text('noAnimation'));
      const frame = motion.goTo(motion.frame === null ? motion.lastFrame : motion.frame + by);
      if (frame === null) announce(text('noFrame'));
      else sayFrame(frame);
    },
    compare,
    nextComparison: () => {
      if (before.id === null) announce(text('nothingBefore'));
      else compare(compareModes[(compareModes.indexOf(comparing.mode) + 1) % compareModes.length] ?? 'off');
    },
  };
}
export type ViewerActs = ReturnType<typeof useViewerActs>;
