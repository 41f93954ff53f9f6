import { describe, expect, it, jest } from '@jest/globals';
import { comfyShapes } from './comfy-shapes.js';
import { comfyRun } from './testing/image-files.js';

/** A canvas as ComfyUI writes it: sampler, decoder and an end, with a picture of a stated size before them. */
const drawn = (...more: object[]): string => drawnWith({}, ...more);
/** The same with fields of its decoder in their stead. */
const drawnWith = (decoder: object, ...more: object[]): string =>
  JSON.stringify({
    last_node_id: 9,
    nodes: [
      { id: 5, type: 'EmptyLatentImage', widgets_values: [512, 768, 1] },
      { id: 3, type: 'KSampler', inputs: [{ name: 'latent_image', link: 2 }] },
      { id: 8, type: 'VAEDecode', inputs: [{ name: 'samples', link: 7 }], ...decoder },
      { id: 9, type: 'SaveImage', inputs: [{ name: 'images', link: 9 }] },
      { id: 10, type: 'Note', widgets_values: ['Try another seed.'] },
      ...more,
    ],
    links: [
      [2, 5, 0, 3, 3, 'LATENT'],
      [7, 3, 0, 8, 0, 'LATENT'],
      [9, 8, 0, 9, 0, 'IMAGE'],
    ],
  });

describe('comfyShapes', () => {
  it.each([
    ['a graph that was run', comfyRun(512, 768), [{ width: 512, height: 768 }]],
    ['a canvas with a remark', drawn(), [{ width: 512, height: 768 }]],
    [
      'two pictures, one of them scaled after',
      comfyRun(512, 768, {
        20: { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024 } },
        21: { class_type: 'VAEDecode', inputs: { samples: ['20', 0] } },
        22: { class_type: 'ImageScaleBy', inputs: { image: ['21', 0], scale_by: 2 } },
        23: { class_type: 'PreviewImage', inputs: { images: ['22', 0] } },
      }),
      [
        { width: 512, height: 768 },
        { width: 1024, height: 1024 },
      ],
    ],
    ['a picture that was loaded', comfyRun(512, 768, { 5: { class_type: 'LoadImage', inputs: {} } }), null],
    [
      'a node of somebody else that may save too',
      comfyRun(512, 768, { 30: { class_type: 'Image Save', inputs: {} } }),
      null,
    ],
    ['the same on a canvas', drawn({ id: 30, type: 'Image Save' }), null],
    [
      'a size that another node gives',
      comfyRun(512, 768, { 5: { class_type: 'EmptyLatentImage', inputs: { width: ['4', 0], height: 8 } } }),
      null,
    ],
    ['links in a ring', comfyRun(512, 768, { 5: { class_type: 'VAEDecode', inputs: { samples: ['3', 0] } } }), null],
    ['a canvas with a node in mode 0', drawnWith({ mode: 0 }), [{ width: 512, height: 768 }]],
    ['a muted node', drawnWith({ mode: 2 }), null],
    ['a bypassed node', drawnWith({ mode: 4 }), null],
    [
      'a size stated by a bypassed node',
      drawnWith({ mode: 4, type: 'ImageScale', widgets_values: ['nearest-exact', 64, 64, 'disabled'] }),
      null,
    ],
    ['a node named like what every object has', '{"last_node_id":1,"nodes":[{"type":"constructor"}]}', null],
    ['a canvas whose nodes are all so named', drawn({ id: 1, type: 'toString' }, { id: 2, type: '__proto__' }), null],
    [
      'a node that was run and is so named',
      comfyRun(512, 768, { 30: { class_type: 'constructor', inputs: { width: 64, height: 64 } } }),
      null,
    ],
    ['no graph', '{"last_node_id": 11}', null],
    ['no JSON', 'a cat', null],
  ] as const)('tells of %s', (_name, text, shapes) => {
    expect(comfyShapes(text)).toEqual(shapes);
  });

  it('reads what Python calls JSON', () => {
    const text = comfyRun(64, 32).replace('"seed":7', '"seed":7,"is_changed":[NaN]');
    expect(text).toContain('NaN');
    expect(comfyShapes(text)).toEqual([{ width: 64, height: 32 }]);
  });

  it('walks over a long way once, however many ends it has', () => {
    const [length, ends] = [1000, 1000];
    const nodes: Record<string, object> = { 0: { class_type: 'EmptyLatentImage', inputs: { width: 64, height: 32 } } };
    for (let at = 1; at <= length; at += 1) {
      nodes[at] = { class_type: 'LatentUpscaleBy', inputs: { samples: [String(at - 1), 0] } };
    }
    for (let end = 0; end < ends; end += 1) {
      nodes[`end ${end}`] = { class_type: 'SaveImage', inputs: { images: [String(length), 0] } };
    }
    const text = JSON.stringify(nodes);
    const looked = jest.spyOn(Map.prototype, 'get');
    const shapes = comfyShapes(text);
    const lookups = looked.mock.calls.length;
    looked.mockRestore();
    expect(shapes).toHaveLength(ends);
    expect(shapes?.every(({ width, height }) => width === 64 && height === 32)).toBe(true);
    // Ends times the length of the way would be a million.
    expect(lookups).toBeLessThan(10 * (length + ends));
    expect(lookups).toBeGreaterThan(length + ends);
  });
});
