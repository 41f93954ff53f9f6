/** Width and height in pixels. */
export interface Shape {
  width: number;
  height: number;
}

interface GraphNode {
  type: string;
  /** A value, or a link to the node that gives it. */
  inputs: Record<string, unknown>;
}
type Graph = ReadonlyMap<string, GraphNode>;

/** Nodes that save or show a picture, and nodes that hand one on in its shape: the input that it comes in by. */
const ends: Readonly<Record<string, string>> = { SaveImage: 'images', PreviewImage: 'images' };
const keepsShape: Readonly<Record<string, string>> = {
  ...ends,
  VAEDecode: 'samples',
  VAEDecodeTiled: 'samples',
  KSampler: 'latent_image',
  KSamplerAdvanced: 'latent_image',
  SamplerCustom: 'latent_image',
  SamplerCustomAdvanced: 'latent_image',
  LatentUpscaleBy: 'samples',
  ImageScaleBy: 'image',
  ImageUpscaleWithModel: 'image',
};
/** Nodes that make a picture of a stated size. Canvases write values without names: where width and height stand among them. */
const states: Readonly<Record<string, readonly [width: number, height: number]>> = {
  EmptyLatentImage: [0, 1],
  EmptySD3LatentImage: [0, 1],
  LatentUpscale: [1, 2],
  ImageScale: [1, 2],
};
/** Words on a canvas, which make nothing. */
const remarks: ReadonlySet<string> = new Set(['Note', 'MarkdownNote']);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const nameOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What was run: nodes by their number, a link as `[number, slot]`. */
function graphRun(json: Record<string, unknown>): Graph {
  const nodes = Object.entries(json).flatMap(([id, node]): [string, GraphNode][] =>
    isRecord(node) && typeof node['class_type'] === 'string'
      ? [[id, { type: node['class_type'], inputs: isRecord(node['inputs']) ? node['inputs'] : {} }]]
      : [],
  );
  return new Map(nodes);
}

/** A canvas: a list of nodes whose inputs name links, a list of links, and values in the order of the node's fields. */
function graphDrawn(json: Record<string, unknown>): Graph {
  const sources = new Map(listOf(json['links']).map((link) => [nameOf(listOf(link)[0]), nameOf(listOf(link)[1])]));
  const nodes = listOf(json['nodes']).flatMap((node): [string, GraphNode][] => {
    if (!isRecord(node) || typeof node['type'] !== 'string' || remarks.has(node['type'])) return [];
    const { type } = node;
    const values = listOf(node['widgets_values']);
    const [width, height] = states[type] ?? [];
    const inputs: Record<string, unknown> =
      width === undefined || height === undefined ? {} : { width: values[width], height: values[height] };
    for (const input of listOf(node['inputs'])) {
      if (!isRecord(input) || input['link'] === null || input['link'] === undefined) continue;
      inputs[nameOf(input['name'])] = [sources.get(nameOf(input['link'])) ?? '', 0];
    }
    return [[nameOf(node['id']), { type, inputs }]];
  });
  return new Map(nodes);
}

const linkIn = (value: unknown): string | null => (Array.isArray(value) ? nameOf(value[0]) : null);

/** The shape of the picture that a node hands on; null where the graph does not say it in a way that is known here. */
function shapeOf(graph: Graph, id: string): Shape | null {
  const seen = new Set<string>();
  for (let at = id; !seen.has(at);) {
    seen.add(at);
    const node = graph.get(at);
    if (node === undefined) return null;
    const { width, height } = node.inputs;
    if (node.type in states) {
      const stated = typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0;
      return stated ? { width, height } : null;
    }
    at = linkIn(node.inputs[keepsShape[node.type] ?? '']) ?? '';
  }
  return null;
}

function read(text: string): Record<string, unknown> | null {
  try {
    // Python writes NaN into what is otherwise JSON.
    const json: unknown = JSON.parse(text.replaceAll(/\bNaN\b/g, 'null'));
    return isRecord(json) ? json : null;
  } catch {
    return null;
  }
}

/**
 * The shapes of all pictures that a graph of ComfyUI makes, as it was run (`prompt`) or drawn (`workflow`). Null where one cannot be
 * told: another node makes, cuts or saves it. ComfyUI saves each picture in its own file, so the file has one of these shapes.
 */
export function comfyShapes(text: string): Shape[] | null {
  const json = read(text);
  if (json === null) return null;
  const graph = Array.isArray(json['nodes']) ? graphDrawn(json) : graphRun(json);
  const used = new Set(
    [...graph.values()].flatMap(({ inputs }) => Object.values(inputs).flatMap((it) => linkIn(it) ?? [])),
  );
  const last = [...graph].filter(([id]) => !used.has(id));
  const shapes = last.map(([id, { type }]) => (type in ends ? shapeOf(graph, id) : null));
  return shapes.length > 0 && shapes.every((shape) => shape !== null) ? shapes : null;
}
