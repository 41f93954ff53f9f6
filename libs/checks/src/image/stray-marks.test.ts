import { describe, expect, it } from '@jest/globals';
import { partMarks } from './stray-marks.js';
import { comfyRun, webUiParameters } from './testing/image-files.js';

const mark = (keyword: string, text: string, tool = 'ComfyUI') => ({ tool, keyword, text });
const picture = { width: 40, height: 30 };
const [fitting, other] = [comfyRun(512, 384), comfyRun(512, 512)];
/** A canvas whose nodes say nothing that is known here. */
const silent = '{"last_node_id":1}';

describe('partMarks', () => {
  it.each([
    ['its shape', [mark('prompt', fitting)], 0],
    ['another shape', [mark('prompt', other)], 1],
    ['another shape, beside a canvas that says nothing', [mark('prompt', other), mark('workflow', silent)], 2],
    ['nothing', [mark('workflow', silent)], 0],
    ['its shape, beside a canvas of another', [mark('prompt', fitting), mark('workflow', other)], 0],
    ['another shape, beside a canvas of its own', [mark('prompt', other), mark('workflow', fitting)], 0],
  ])('sets marks apart that describe %s: %#', (_name, marks, stray) => {
    const parted = partMarks(marks, picture);
    expect([parted.marks.length, parted.strayMarks.length]).toEqual([marks.length - stray, stray]);
  });

  it('leaves those of other programs', () => {
    const own = mark('parameters', webUiParameters(7, 'a cat'), 'Stable Diffusion web UI');
    const away = mark('prompt', other);
    expect(partMarks([away, own], picture)).toEqual({ marks: [own], strayMarks: [away] });
  });

  it('leaves a mark whose canvas names what every object has', () => {
    const hostile = mark('workflow', '{"last_node_id":1,"nodes":[{"type":"constructor"}]}');
    expect(partMarks([hostile], picture)).toEqual({ marks: [hostile], strayMarks: [] });
  });
});
