import { modelsIn } from './generator-marks.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import { makersIn } from './makers.js';
import type { SubjectImage } from './subject-image.js';

/** A name that the file gives to what made it; `signed`: in a manifest whose signature holds. */
interface NamedMaker {
  name: string;
  signed: boolean;
}

/** Programs that run whoever's models: that they wrote into the file says nothing of the model. */
const runsAnyModel = /^(ComfyUI|Stable Diffusion web UI|Fooocus|InvokeAI|Draw Things|Tensor\.Art)$/;

/** What the bytes call the maker of the picture, signed names first. Only who created it counts, not with what it was changed. */
function namedIn({ facts: { provenance, marks } }: SubjectImage): NamedMaker[] {
  const [active] = provenance.manifests;
  const holds = provenance.verdict === 'trusted' || provenance.verdict === 'untrusted';
  const created = holds ? (active?.actions.filter(({ action }) => action === 'c2pa.created') ?? []) : [];
  const software = created.flatMap((action) => action.software ?? []);
  // A manifest is often written by a library: its name counts only where it is that of a maker.
  const claims =
    created.length > 0 && active?.generator && makersIn(active.generator).length > 0 ? [active.generator] : [];
  const tools = marks.map(({ tool }) => tool).filter((tool) => !runsAnyModel.test(tool));
  return [
    ...[...software, ...claims].map((name) => ({ name, signed: true })),
    ...[...tools, ...marks.flatMap(modelsIn)].map((name) => ({ name, signed: false })),
  ];
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
const quoted = (name: string): string => name.slice(0, 100).replaceAll('"', '\u2033');

/** True where one of the names is within the other, whatever stands between letters. */
function alike(one: string, other: string): boolean {
  const [first, second] = [plain(one), plain(other)];
  return first !== '' && second !== '' && (first.includes(second) || second.includes(first));
}

function differs(image: SubjectImage, named: NamedMaker, makers: readonly string[]): ImageFindingParts {
  const { name, index, facts, generator } = image;
  return {
    code: 'generator-differs',
    severity: named.signed ? 'major' : 'minor',
    place: wholeImage(index, facts),
    message: say(
      `${name.en} is declared as made by "${quoted(generator.model)}" of "${quoted(generator.provider)}"; the file names "${quoted(named.name)}" (${makers.join(', ')}).`,
      `${name['zh-TW']}宣告由「${quoted(generator.provider)}」的「${quoted(generator.model)}」產生；檔案卻指明為「${quoted(named.name)}」（${makers.join('、')}）。`,
    ),
    explanation: say(
      `${named.signed ? 'The name stands in a signed manifest.' : 'The name is not signed: it is easily copied with other data of a file.'} A service that runs another one's models gives this too. Correct the record of the generator, or ask which of the two it was.`,
      `${named.signed ? '該名稱載於已簽署的資訊清單。' : '該名稱未經簽署，容易隨檔案的其他資料被複製。'}代為執行他人模型的服務也會造成此結果。請更正產生器的登錄，或詢問實際使用何者。`,
    ),
  };
}

function note(image: SubjectImage, { name: named }: NamedMaker): ImageFindingParts {
  const { name, index, facts, generator } = image;
  return {
    code: 'generator-named-in-file',
    severity: 'info',
    place: wholeImage(index, facts),
    message: say(
      `The file of ${name.en.toLowerCase()} names "${quoted(named)}" as what made it; declared is "${quoted(generator.model)}" of "${quoted(generator.provider)}".`,
      `${name['zh-TW']}的檔案指明由「${quoted(named)}」產生；宣告為「${quoted(generator.provider)}」的「${quoted(generator.model)}」。`,
    ),
    explanation: say(
      'Whether both are the same is not known here: one of the names belongs to no maker that the product knows.',
      '此處無法得知兩者是否相同：其中一個名稱不屬於本產品所知的任何廠商。',
    ),
  };
}

/**
 * The declared generator against what the bytes call the maker of the picture. Silent where one of the names agrees: files name several.
 * Where both sides name makers that are known and not one is the same, a finding; where one is not known, a note.
 */
export function compareMaker(image: SubjectImage): ImageFindingParts[] {
  const { generator, declared } = image;
  if (declared.aiGenerated === false) return [];
  const named = namedIn(image);
  const [first] = named;
  const stated = `${generator.provider} ${generator.model}`;
  const own = makersIn(stated);
  const agrees = ({ name }: NamedMaker): boolean =>
    makersIn(name).some((maker) => own.includes(maker)) ||
    alike(name, generator.model) ||
    alike(name, generator.provider);
  if (!first || named.some(agrees)) return [];
  const plainly = own.length === 0 ? undefined : named.find(({ name }) => makersIn(name).length > 0);
  return [plainly ? differs(image, plainly, makersIn(plainly.name)) : note(image, first)];
}
