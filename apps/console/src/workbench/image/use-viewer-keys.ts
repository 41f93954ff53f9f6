import type { KeyboardEvent } from 'react';
import { useKey } from '../../parts/use-key.js';
import type { PictureView } from './use-picture-view.js';
import type { ViewerActs } from './use-viewer-acts.js';

/** Pixels of the page that an arrow key moves the picture by; with Shift most of what is seen. */
const panStep = 60;

/** Keys that work anywhere on the page; those of the workbench are others (`key-sheet.tsx` lists all). */
export function useViewerKeys(acts: ViewerActs): void {
  useKey('i', acts.toPicture);
  useKey(',', () => acts.stepImage(-1));
  useKey('.', () => acts.stepImage(1));
  useKey('p', acts.toggleMotion);
  useKey('<', () => acts.stepFrame(-1));
  useKey('>', () => acts.stepFrame(1));
  useKey('0', acts.fit);
  useKey('x', acts.actual);
  useKey('z', acts.toRegion);
  useKey('h', acts.toggleRegions);
  useKey('t', acts.toggleTexts);
  useKey('u', acts.toggleVeil);
  useKey('v', acts.nextComparison);
}

/** Keys while the picture has the focus: + and − zoom there, where elsewhere they judge findings. */
export function pictureKeys({ pan, frame }: PictureView, acts: ViewerActs) {
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const [wide, high] = event.shiftKey
      ? [(frame?.clientWidth ?? 0) * 0.8, (frame?.clientHeight ?? 0) * 0.8]
      : [panStep, panStep];
    const keys: Partial<Record<string, () => void>> = {
      '+': acts.zoomIn,
      '=': acts.zoomIn,
      '-': acts.zoomOut,
      ArrowLeft: () => pan(-wide, 0),
      ArrowRight: () => pan(wide, 0),
      ArrowUp: () => pan(0, -high),
      ArrowDown: () => pan(0, high),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
