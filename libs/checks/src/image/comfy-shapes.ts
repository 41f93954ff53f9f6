/** Width and height in pixels. */
export interface Shape {
  width: number;
  height: number;
}

interface GraphNode {
  type: string;
  /** A value, or a link to the node that gives it. */
  inputs: ReadonlyMap<string, unknown>;
  /** On a canvas: muted or bypassed, so that it is not run as it is drawn. */
  off: boolean;
}
type Graph = ReadonlyMap<string, GraphNode>;

// Maps, as types and names are a stranger's words: "constructor" names something in every object.
/** Nodes that save or show a picture, and nodes that hand one on in its shape: the input that it comes in by. */
const ends: ReadonlyMap<string, string> = new Map([
  ['SaveImage', 'images'],
  ['PreviewImage', 'images'],
]);
const keepsShape: ReadonlyMap<string, string> = new Map([
  ...ends,
  ['VAEDecode', 'samples'],
  ['VAEDecodeTiled', 'samples'],
  ['KSampler', 'latent_image'],
  ['KSamplerAdvanced', 'latent_image'],
  ['SamplerCustom', 'latent_image'],
  ['SamplerCustomAdvanced', 'latent_image'],
  ['LatentUpscaleBy', 'samples'],
  ['ImageScaleBy', 'image'],
  ['ImageUpscaleWithModel', 'image'],
]);
/** Nodes that make a picture of a stated size. Canvases write values without names: where width and height stand among them. */
const states: ReadonlyMap<string, readonly [width: number, height: number]> = new Map([
  ['EmptyLatentImage', [0, 1]],
  ['EmptySD3LatentImage', [0, 1]],
  ['LatentUpscale', [1, 2]],
  ['ImageScale', [1, 2]],
]);
/** Modes of a node on a canvas in which it is not run: never, and handing on what comes in. */
const offModes: ReadonlySet<unknown> = new Set([2, 4]);
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
      ? [
          [
            id,
            {
              type: node['class_type'],
              inputs: new Map(isRecord(node['inputs']) ? Object.entries(node['inputs']) : []),
              off: false,
            },
          ],
        ]
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
    const inputs = new Map<string, unknown>();
    const [width, height] = states.get(type) ?? [];
    if (width !== undefined) inputs.set('width', values[width]);
    if (height !== undefined) inputs.set('height', values[height]);
    for (const input of listOf(node['inputs'])) {
      if (!isRecord(input) || input['link'] === null || input['link'] === undefined) continue;
      inputs.set(nameOf(input['name']), [sources.get(nameOf(input['link'])) ?? '', 0]);
    }
    return [[nameOf(node['id']), { type, inputs, off: offModes.has(node['mode']) }]];
  });
  return new Map(nodes);
}

const linkIn = (value: unknown): string | null => (Array.isArray(value) ? nameOf(value[0]) : null);

/** What a node says of the shape of the picture that it hands on: the shape, the node that it takes it from, or nothing that is known here. */
function saidBy({ type, inputs, off }: GraphNode): Shape | string | null {
  // What a bypassed node hands on instead goes by rules of the program.
  if (off) return null;
  if (!states.has(type)) return linkIn(inputs.get(keepsShape.get(type) ?? ''));
  const [width, height] = [inputs.get('width'), inputs.get('height')];
  const stated = typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0;
  return stated ? { width, height } : null;
}

/**
 * Answers the shape of the picture that a node hands on; null where the graph does not say it in a way that is known here. Each node is
 * walked over once, however many ends a graph has and however long the way to them is.
 */
function shapesIn(graph: Graph): (id: string) => Shape | null {
  const known = new Map<string, Shape | null>();
  return (id) => {
    const way: string[] = [];
    let said: Shape | string | null = id;
    while (typeof said === 'string') {
      const told = known.get(said);
      if (told !== undefined) {
        said = told;
        break;
      }
      // Whoever comes by again before the end is known goes round in a ring.
      known.set(said, null);
      way.push(said);
      const node = graph.get(said);
      said = node === undefined ? null : saidBy(node);
    }
    for (const node of way) known.set(node, said);
    return said;
  };
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
 * told: another node makes, cuts or saves it, or one on its way is muted or bypassed. ComfyUI saves each picture in its own file, so the file has one of these shapes.
 */
export function comfyShapes(text: string): Shape[] | null {
  const json = read(text);
  if (json === null) return null;
  const graph = Array.isArray(json['nodes']) ? graphDrawn(json) : graphRun(json);
  const used = new Set(
    [...graph.values()].flatMap(({ inputs }) => [...inputs.values()].flatMap((it) => linkIn(it) ?? [])),
  );
  const shapeOf = shapesIn(graph);
  const last = [...graph].filter(([id]) => !used.has(id));
  const shapes = last.map(([id, { type }]) => (ends.has(type) ? shapeOf(id) : null));
  return shapes.length > 0 && shapes.every((shape) => shape !== null) ? shapes : null;
}
