import { describe, expect, it } from '@jest/globals';
import { draggedFrame, firstFrame, frameAfterKey, frameGrip } from './frame-moves.js';

const picture = { width: 400, height: 300 };

describe('a frame on the picture', () => {
  it('is moved and resized by arrow keys, never out of the picture', () => {
    const move = { step: 10, resize: false };
    expect(frameAfterKey([100, 100, 50, 40], 'ArrowRight', move, picture)).toEqual([110, 100, 50, 40]);
    expect(frameAfterKey([345, 100, 50, 40], 'ArrowRight', move, picture)).toEqual([350, 100, 50, 40]);
    expect(frameAfterKey([100, 5, 50, 40], 'ArrowUp', move, picture)).toEqual([100, 0, 50, 40]);
    const resize = { step: 10, resize: true };
    expect(frameAfterKey([100, 100, 50, 40], 'ArrowDown', resize, picture)).toEqual([100, 100, 50, 50]);
    expect(frameAfterKey([100, 100, 50, 6], 'ArrowUp', resize, picture)).toEqual([100, 100, 50, 4]);
    expect(frameAfterKey([100, 100, 295, 40], 'ArrowRight', resize, picture)).toEqual([100, 100, 300, 40]);
    expect(frameAfterKey([1, 1, 2, 2], 'Home', move, picture)).toEqual([0, 0, 400, 300]);
    expect(frameAfterKey([1, 1, 2, 2], 'a', move, picture)).toBeNull();
  });

  it('is held at a corner, as a whole, or drawn anew', () => {
    const frame = [100, 100, 50, 40] as [number, number, number, number];
    expect(frameGrip(frame, [101, 98], 5)).toBe('nw');
    expect(frameGrip(frame, [150, 140], 5)).toBe('se');
    expect(frameGrip(frame, [120, 120], 5)).toBe('move');
    expect(frameGrip(frame, [300, 120], 5)).toBe('new');
    expect(frameGrip(null, [120, 120], 5)).toBe('new');
  });

  it('follows the pointer from what it holds', () => {
    const frame = [100, 100, 50, 40] as [number, number, number, number];
    expect(draggedFrame(null, 'new', [90.4, 80], [20, 500], picture)).toEqual([20, 80, 70, 220]);
    expect(draggedFrame(frame, 'move', [120, 120], [10, 130], picture)).toEqual([0, 110, 50, 40]);
    expect(draggedFrame(frame, 'nw', [100, 100], [80, 90], picture)).toEqual([80, 90, 70, 50]);
    expect(draggedFrame(frame, 'se', [150, 140], [200, 200], picture)).toEqual([100, 100, 100, 100]);
  });

  it('begins in the middle of what is seen', () => {
    expect(firstFrame([100, 0, 200, 100])).toEqual([170, 35, 60, 30]);
  });
});
