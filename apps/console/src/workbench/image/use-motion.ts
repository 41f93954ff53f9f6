import useMediaQuery from '@mui/material/useMediaQuery';
import type { ImageDescription } from '@countersign/contracts';
import { useEffect, useState } from 'react';

/** Animations of which single frames can be shown; of others the API gives the still alone. */
const steppable: ReadonlySet<string> = new Set(['image/gif', 'image/webp']);

interface Moving {
  playing: boolean;
  frame: number;
}

/** Whether the shown image moves, and where it stands. */
export interface Motion {
  /** Frames that can be gone through; 1 for a still. */
  frames: number;
  playing: boolean;
  /** The frame at which it stands, from 0; null while it plays, and for a still. */
  frame: number | null;
  /** Where it stands, or last stood. */
  lastFrame: number;
  /** The frame to ask for; null for the image as it is. Readers who want less motion and covered images are given a still before anything of the file is known. */
  wanted: number | null;
  /** Plays, or stands at the frame where it last stood. */
  turn: () => void;
  /** Stands at that frame; answers the one that it is, null where there is none to go to. */
  goTo: (frame: number) => number | null;
}

/** Stands still at first where the reader wants less motion or the image is covered; else an animation plays until it is paused. */
export function useMotion(index: number, description: ImageDescription | null, isVeiled: boolean): Motion {
  const still = useMediaQuery('(prefers-reduced-motion: reduce)', { noSsr: true });
  const [moved, setMoved] = useState<ReadonlyMap<number, Moving>>(new Map());
  const frames = description !== null && steppable.has(description.mediaType) ? description.frames : 1;
  const own = moved.get(index) ?? { playing: !still && !isVeiled, frame: 0 };
  const set = (moving: Moving) => setMoved((before) => new Map(before).set(index, moving));
  useEffect(() => {
    // What was covered does not begin to move by being uncovered.
    if (isVeiled && moved.get(index)?.playing !== false) set({ ...own, playing: false });
  }, [index, isVeiled, moved]);
  const playing = frames > 1 && own.playing;
  const stands = frames > 1 && !own.playing ? Math.min(own.frame, frames - 1) : null;
  return {
    frames,
    playing,
    frame: stands,
    lastFrame: Math.min(own.frame, frames - 1),
    wanted: isVeiled ? 0 : (stands ?? (still && !playing ? 0 : null)),
    turn: () => set({ ...own, playing: !own.playing }),
    goTo: (frame) => {
      if (frames < 2 || frame < 0 || frame >= frames) return null;
      set({ playing: false, frame });
      return frame;
    },
  };
}
