import type { Generator, ImageDescription, Language } from '@countersign/contracts';
import { TooSlowError } from '@countersign/storage';
import { holdsPrompt, seedsIn, type GeneratorMark } from './generator-marks.js';
import { faultWords } from './provenance/fault-words.js';
import { readImageFacts } from './read-image-facts.js';
import type { UnreadableImage } from './unreadable-image.js';

/** Texts are cut after so many characters; the file is with the submission. */
const longestText = 20_000;

/** Texts that name a program, a camera or a maker; programs write prompts into any other, under whatever keyword. */
const withoutPrompts: ReadonlySet<string> = new Set(['Make', 'Model', 'Software', 'Credit', 'AISystemUsed']);

/** Whose manifests are trusted (certificates as PEM), what is declared of the prompt, whether it is kept from the reader, and the language of the reader. */
export interface DescribeOptions {
  trustedSigners: string | null;
  generator: Pick<Generator, 'prompt'>;
  promptConcealed: boolean;
  language: Language;
}

/** A description without what a check read in the pixels. */
export type BytesDescription = Omit<ImageDescription, 'readLines' | 'readLinesCut'>;

function markTold(mark: GeneratorMark, prompt: string, ofThisPicture: boolean): BytesDescription['marks'][number] {
  return {
    tool: mark.tool,
    keyword: mark.keyword,
    ofThisPicture,
    seeds: [...new Set(seedsIn(mark))].slice(0, 20),
    holdsPrompt: prompt === '' ? null : holdsPrompt(mark, prompt),
  };
}

/** Whoever asks for a description is told that it took too long, and may ask again. */
function toldAsRefusal(error: unknown): UnreadableImage {
  if (error instanceof TooSlowError) return { refusal: error.detail };
  throw error;
}

type Manifest = BytesDescription['provenance']['manifests'][number];

/** Titles are names of files, which programs make from prompts. */
const withoutWords = ({ actions, ingredients, ...manifest }: Manifest): Manifest => ({
  ...manifest,
  title: null,
  ingredients: ingredients.map((ingredient) => ({ ...ingredient, title: null })),
  actions: actions.map((action) => ({ ...action, description: null })),
});

/** What can be read from the bytes of an image, for people; where the prompt is kept from the reader, without the words of the file that may repeat it. */
export async function describeImage(
  bytes: Buffer,
  { trustedSigners, generator, promptConcealed, language }: DescribeOptions,
): Promise<BytesDescription | UnreadableImage> {
  const facts = await readImageFacts(bytes, trustedSigners).catch(toldAsRefusal);
  if ('refusal' in facts) return facts;
  const { sourceTypes: _stated, manifests, ...provenance } = facts.provenance;
  const { info, width, height, camera, sourceTypes, marks, strayMarks } = facts;
  const prompt = promptConcealed ? '' : (generator.prompt?.trim() ?? '');
  const texts = facts.texts.filter(({ keyword }) => !promptConcealed || withoutPrompts.has(keyword));
  return {
    mediaType: info.mediaType,
    bytes: bytes.length,
    width,
    height,
    frames: info.frames,
    pictures: info.pictures ?? 1,
    transparent: info.hasAlpha,
    camera,
    sourceTypes,
    marks: [
      ...marks.map((mark) => markTold(mark, prompt, true)),
      ...strayMarks.map((mark) => markTold(mark, prompt, false)),
    ],
    texts: texts.map(({ keyword, text }) => ({
      keyword,
      text: text.slice(0, longestText),
      cut: text.length > longestText,
    })),
    textsConcealed: facts.texts.length - texts.length,
    provenance: {
      ...provenance,
      manifests: promptConcealed ? manifests.map(withoutWords) : manifests,
      faults: provenance.faults.map((fault) => ({ ...fault, words: faultWords(fault.code)[language] })),
    },
  };
}
