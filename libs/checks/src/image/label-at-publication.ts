import type { Disclosure, LocalizedText } from '@countersign/contracts';
import type { MarkingItems } from '@countersign/policy';
import { labelState } from './disclosed-origin.js';
import { groupsIn, holdsWord } from './find-people-terms.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import { roleWordIn } from './role-names.js';
import type { SubjectImage } from './subject-image.js';

/** Words of prompts and descriptions that speak of a photograph, and of the manner of what nobody takes for one; logo, icon and diagram are not among these, for they are things that photographs show. */
const photographic = [
  'photo',
  'photos',
  'photograph',
  'photography',
  'photorealistic',
  'photorealism',
  'realistic',
  'selfie',
].concat(['dslr', 'footage', 'screenshot', '照片', '攝影', '寫實', '擬真', '逼真', '自拍', '相片', '實拍']);
const drawn = ['drawing', 'illustration', 'cartoon', 'sketch', 'line art', 'comic', 'pixel art'].concat([
  '插畫',
  '插圖',
  '漫畫',
  '卡通',
  '線稿',
  '素描',
  '手繪',
]);

/** What is recorded of an image that tells how real it looks: declared of the output, written of it, or in the file. */
interface Signals {
  /** Speaks for a picture that could be taken for a real person, place or event. */
  real: LocalizedText[];
  /** Tells that nobody should take it for one, which counts only where nothing speaks for it. */
  drawn: boolean;
}

function signalsOf({ altText, facts, generator }: SubjectImage): Signals {
  const words = [altText ?? '', generator.prompt ?? ''].join('\n');
  const composite = facts.sourceTypes.find(({ term }) => term === 'compositeWithTrainedAlgorithmicMedia');
  const isDrawn = holdsWord(words, drawn);
  const people = groupsIn(words).length > 0 || roleWordIn(words) !== null;
  return {
    drawn: isDrawn,
    real: [
      ...(facts.camera === null ? [] : [say('the file carries data of a camera', '檔案帶有相機資料')]),
      ...(composite ? [say('the file states that recorded media was changed', '檔案標示由既有影像修改而成')] : []),
      ...(holdsWord(words, photographic)
        ? [say('prompt or description speak of a photograph', '提示詞或描述提及照片或擬真畫面')]
        : []),
      ...(people && !isDrawn ? [say('prompt or description name people', '提示詞或描述提及人物')] : []),
    ],
  };
}

const labels: Readonly<Record<ReturnType<typeof labelState>, LocalizedText>> = {
  clear: say('A visible label that names AI was sent.', '已提供提及 AI 的可見標示。'),
  unclear: say('The visible label that was sent does not name AI.', '所提供的可見標示未提及 AI。'),
  missing: say('No visible label was sent.', '未提供可見標示。'),
};

const listed = (signals: readonly LocalizedText[]): LocalizedText =>
  say(signals.map(({ en }) => en).join('; '), signals.map((signal) => signal['zh-TW']).join('；'));

/**
 * What is recorded that tells whether one image needs a label for people when it is published, and which label was sent. Signals, not a
 * judgement: whether a picture could be taken for real is seen by people. What the law says of it, with source and day, is the policy's.
 */
export function labelAtPublication(
  { note }: Pick<MarkingItems, 'note'>,
  subject: { disclosure: Disclosure | null; publicInterest: boolean },
  image: SubjectImage,
): ImageFindingParts {
  const { name, index, facts } = image;
  const { real, drawn: isDrawn } = signalsOf(image);
  const label = labels[labelState(subject.disclosure)];
  const publicly = subject.publicInterest
    ? say(
        'The matter is declared to be of public interest, so readers take the picture for information.',
        '此事已申報涉及公共利益，讀者會將圖片視為資訊。',
      )
    : say('The matter is not declared to be of public interest.', '此事未申報涉及公共利益。');
  const signals = listed(real);
  return {
    code: 'label-at-publication',
    severity: 'info',
    place: wholeImage(index, facts),
    message:
      real.length > 0
        ? say(
            `${name.en} may need a label for people at publication: ${signals.en}. ${label.en}`,
            `${name['zh-TW']}發布時可能須附上供人閱讀的標示：${signals['zh-TW']}。${label['zh-TW']}`,
          )
        : say(
            `Nothing recorded of ${name.en.toLowerCase()} says that it could be taken for real${isDrawn ? '; it is described as drawn' : ''}. ${label.en}`,
            `${name['zh-TW']}沒有任何紀錄顯示可能被當真${isDrawn ? '，且被描述為繪製' : ''}。${label['zh-TW']}`,
          ),
    explanation: say(
      `${note.en} ${publicly.en} Told by words, by declarations and by the file, not by the pixels: whether it could be taken for real, see for yourself.`,
      `${note['zh-TW']}${publicly['zh-TW']}依用詞、宣告與檔案判斷，未看畫面：是否可能被當真，請自行查看。`,
    ),
  };
}
