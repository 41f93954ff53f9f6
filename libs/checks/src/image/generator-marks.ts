import type { PngText } from '@countersign/storage';

/** Traces that a generation program left in the file: which program, under which keyword, and the parameters as written. */
export interface GeneratorMark {
  tool: string;
  keyword: string;
  text: string;
}

interface KnownMark {
  tool: string;
  keyword: RegExp;
  text: RegExp;
}

const anything = /./s;
/** Bounded in between: the words are a stranger's, and a search from each to the end would take minutes. */
const automatic = /\bSteps: \d{1,6}.{0,500}?\bSampler: /s;

/** What the programs are known to write. A keyword that other programs use too counts only with the text that goes with it. */
const knownMarks: readonly KnownMark[] = [
  { tool: 'ComfyUI', keyword: /^(prompt|workflow)$/, text: /"(class_type|last_node_id|last_link_id)"\s*:/ },
  { tool: 'Stable Diffusion web UI', keyword: /^(parameters|UserComment|Description)$/, text: automatic },
  { tool: 'Fooocus', keyword: /^fooocus_scheme$/, text: anything },
  { tool: 'InvokeAI', keyword: /^(invokeai_metadata|invokeai_graph|invokeai_workflow|sd-metadata)$/, text: anything },
  { tool: 'InvokeAI', keyword: /^Dream$/, text: /-s ?\d{1,6}.{0,500}?-S ?\d/s },
  { tool: 'NovelAI', keyword: /^Software$/, text: /^NovelAI/ },
  { tool: 'NovelAI', keyword: /^Comment$/, text: /"sampler"\s*:/ },
  { tool: 'Tensor.Art', keyword: /^generation_data$/, text: anything },
  { tool: 'Draw Things', keyword: /^(UserComment|XMP)$/, text: /"profile"\s*:\s*"Draw Things/ },
  { tool: 'Midjourney', keyword: /^Description$/, text: /\bJob ID: [0-9a-f-]{36}/ },
  { tool: 'DALL·E or GPT', keyword: /^(Software|AISystemUsed)$/, text: /\b(DALL.?E|ChatGPT|GPT-\d|OpenAI)\b/i },
  { tool: 'Adobe Firefly', keyword: /^(Software|AISystemUsed)$/, text: /\bFirefly\b/i },
  { tool: 'Google AI', keyword: /^(Credit|AISystemUsed)$/, text: /\bMade with Google AI\b|\b(Imagen|Gemini)\b/i },
];

/** The marks among the texts of a file; `AISystemUsed` (IPTC 2025.1) is a mark whatever system it names. */
export function generatorMarks(texts: readonly PngText[]): GeneratorMark[] {
  return texts.flatMap(({ keyword, text }) => {
    const known = knownMarks.find((mark) => mark.keyword.test(keyword) && mark.text.test(text));
    if (known) return [{ tool: known.tool, keyword, text }];
    return keyword === 'AISystemUsed' && text.trim() !== '' ? [{ tool: text.trim().slice(0, 100), keyword, text }] : [];
  });
}

/** Seeds that the parameters name; empty where they name none. */
export function seedsIn(mark: GeneratorMark): number[] {
  const seeds = mark.text.matchAll(/\b(?:noise_)?seed["']?\s*[:=]\s*["']?(\d{1,20})/gi);
  return [...seeds].map((match) => Number(match[1]));
}

/** Models that the parameters name, as they are written there; empty where they name none. */
export function modelsIn(mark: GeneratorMark): string[] {
  const [web] = mark.text.matchAll(/\bModel: ([^,\n]{1,100})/g);
  const nodes = mark.text.matchAll(/"(?:ckpt_name|unet_name)"\s{0,10}:\s{0,10}"([^"]{1,200})"/g);
  return [...(web ? [web] : []), ...[...nodes].slice(0, 10)].map((match) => (match[1] ?? '').trim()).filter(Boolean);
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** All strings inside a JSON value; the text itself where it is no JSON. */
function stringsIn(text: string): string[] {
  const strings: string[] = [];
  try {
    JSON.parse(text, (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    return strings;
  } catch {
    // Some programs write NaN into what is otherwise JSON: escaped line breaks are undone as far as a plain look goes.
    return [text.replaceAll(String.raw`\n`, ' ').replaceAll(String.raw`\"`, '"')];
  }
}

/** True where the parameters hold the prompt word for word, as plain text or in a string of JSON; spaces and case do not count. */
export function holdsPrompt(mark: GeneratorMark, prompt: string): boolean {
  return stringsIn(mark.text).some((text) => plain(text).includes(plain(prompt)));
}
