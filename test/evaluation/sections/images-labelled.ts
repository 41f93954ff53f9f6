import {
  describeImage,
  openFaces,
  openSafety,
  openText,
  type BytesDescription,
  type SmallModel,
  type TextLine,
} from '@countersign/checks';
import { defaultImageLimits as limits } from '@countersign/policy';
import { measureHostile } from '../images/measure-hostile.ts';
import { measureBands } from '../images/measure-bands.ts';
import { measureDrawnText } from '../images/measure-drawn-text.ts';
import { measurePortraits } from '../images/measure-portraits.ts';
import { Count } from '../measure/count.ts';
import { readLabelledImages, type LabelledImage } from '../read/read-labelled-images.ts';
import type { Evaluator } from '../section.ts';

function modelOf<T>(opened: SmallModel<T>): T {
  if ('missing' in opened) throw new Error(`The evaluation needs the optional packages: ${opened.missing.en}.`);
  return opened.model;
}

/** The one verdict of provenance that each label on a manifest means: nobody is trusted here, and whatever the labels call invalid was changed. */
const verdicts: readonly [label: string, verdict: BytesDescription['provenance']['verdict']][] = [
  ['remote manifest', 'remote'],
  ['valid_untrusted', 'untrusted'],
  ['valid identity assertion', 'untrusted'],
  ['invalid: data hash mismatch', 'tampered'],
  ['invalid: signature', 'tampered'],
  ['invalid: ingredient signature', 'tampered'],
  ['invalid: identity signature', 'tampered'],
];

/** The verdict that a label means; of labels that speak of no manifest that there is none. */
function verdictOf(expected: string): string {
  const known = verdicts.find(([label]) => expected.startsWith(label));
  if (known) return known[1];
  if (/valid/.test(expected)) throw new Error(`The label "${expected}" is not known: name its verdict here.`);
  return 'absent';
}

const saysAi = ({ marks, sourceTypes }: BytesDescription): boolean =>
  marks.some(({ ofThisPicture }) => ofThisPicture) || sourceTypes.some(({ origin }) => origin === 'ai');

/** Whether the metadata of a picture are told as its label says; null where the label says nothing of them. */
function originAsLabelled({ group, expected }: LabelledImage, description: BytesDescription): boolean | null {
  const [ai, camera] = [saysAi(description), description.camera !== null];
  if (group === 'ai_with_metadata') return ai && !camera;
  if (group === 'screenshot_with_ai_metadata') return !ai;
  if (['ai_no_metadata', 'gan', 'real', 'safe_image'].includes(group)) return !ai && !camera;
  if (group === 'camera_photo' || expected === 'camera EXIF') return camera && !ai;
  return expected.startsWith('edited by software') ? !ai : null;
}

const withoutSpaces = ({ text }: TextLine): string => text.replaceAll(/\s/g, '');

/** What the checks of images say of pictures of known origin and content. */
export const imagesLabelled: Evaluator = async (data) => {
  const images = readLabelledImages(data);
  if (!images) return null;
  const [score, find, read] = [modelOf(await openSafety()), modelOf(await openFaces()), modelOf(await openText())];
  const [provenance, origin, doubt, flagged] = [new Count(), new Count(), new Count(), new Count()];
  const [faces, lines, silent] = [new Count(), new Count(), new Count()];
  for (const image of images) {
    const { file, bytes, expected } = image;
    const description = await describeImage(bytes, {
      trustedSigners: null,
      generator: {},
      promptConcealed: false,
      language: 'en',
    });
    if ('refusal' in description) throw new Error(`${file}: ${description.refusal.en}`);
    provenance.add(description.provenance.verdict === verdictOf(expected), file);
    const told = originAsLabelled(image, description);
    if (told !== null) origin.add(told, file);
    const { unsafe } = await score(bytes);
    doubt.add(unsafe < limits.unsafe.lookFrom, file);
    flagged.add(unsafe < limits.unsafe.flagFrom, file);
    const found = (await find(bytes)).filter(({ certainty }) => certainty >= limits.faceFrom);
    faces.add(found.length === image.faces, file);
    const texts = (await read(bytes)).filter(({ certainty }) => certainty >= limits.textFrom).map(withoutSpaces);
    for (const line of image.lines ?? []) lines.add(texts.includes(line), `${file} ${line}`);
    if (image.lines?.length === 0) silent.add(texts.filter((text) => text.length > 3).length === 0, file);
  }
  const hostile = await measureHostile();
  return {
    // A score of a model may miss one day; what the bytes say must come out as labelled, each time.
    broken: [
      ...provenance.faults('C2PA verdict'),
      ...origin.faults('AI or camera data'),
      ...hostile.faults('Hostile file taken in'),
      ...faces.faults('Number of faces'),
      ...flagged.faults('Harmless picture flagged'),
    ],
    title: 'Images of known origin and content',
    text: `Camera pictures, AI pictures with and without their data, and C2PA test files (labels: \`images_labels.csv\`; faces and lines of text were counted by eye for this table), drawings of harmless bands and of lines of text made by \`test/evaluation/images\`, the five portraits of a screenshot that comes with the package of the face models, and the files that tests make to do harm (\`libs/testing/src/hostile-images\`), those that must be refused. Where a C2PA verdict, an origin, a number of faces or a refusal is not as labelled, or a harmless picture is flagged, the command ends with a fault. Limits are those of \`policies/checks.yaml\`: doubt from ${limits.unsafe.lookFrom}, flagged from ${limits.unsafe.flagFrom}, a face from ${limits.faceFrom}, a line from ${limits.textFrom}. All pictures are harmless: a score over a limit is a false alarm. How many unsafe pictures are found cannot be told from them, nor errors by group of the people shown: the labels say nothing of people, and three faces are in all of these pictures. Of drawn lines each character counts.`,
    table: {
      head: ['what', 'of', 'right', 'wrong'],
      rows: [
        provenance.row('C2PA verdict as labelled'),
        origin.row('AI or camera data as labelled'),
        hostile.row('Hostile files, refused before a pixel is decoded'),
        faces.row('Number of faces as counted'),
        lines.row('Lines of text, read without a fault'),
        silent.row('Pictures without text, none read'),
        doubt.row('Safety: labelled pictures, without doubt'),
        flagged.row('Safety: labelled pictures, not flagged'),
        ...(await measureBands('grey', score, find)),
        ...(await measureBands('skin', score, find)),
        ...(await measurePortraits(find)),
        ...(await measureDrawnText(read, data)),
      ],
    },
  };
};
