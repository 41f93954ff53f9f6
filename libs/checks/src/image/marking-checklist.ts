import type { Disclosure, LocalizedText } from '@countersign/contracts';
import type { MarkingItems, markingLooks } from '@countersign/policy';
import { labelState } from './disclosed-origin.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

type State = 'met' | 'not' | 'unknown';

/** How an item stands, and by what. */
interface Standing {
  state: State;
  evidence: LocalizedText;
}

const words: Readonly<Record<State, LocalizedText>> = {
  met: say('met', '符合'),
  not: say('not met', '不符合'),
  unknown: say('unknown', '未知'),
};

function signedMetadata({ facts: { provenance } }: SubjectImage): Standing {
  const { verdict, manifests } = provenance;
  if (verdict === 'trusted' || verdict === 'untrusted') {
    const signer = (manifests[0]?.signer?.name ?? '').replaceAll('"', '\u2033');
    return {
      state: 'met',
      evidence:
        signer === ''
          ? say('a C2PA manifest', 'C2PA 資訊清單')
          : say(`a C2PA manifest of "${signer}"`, `「${signer}」的 C2PA 資訊清單`),
    };
  }
  if (verdict === 'remote') return { state: 'unknown', evidence: say('a manifest elsewhere', '資訊清單存放於他處') };
  const evidence =
    verdict === 'absent'
      ? say('no C2PA manifest', '沒有 C2PA 資訊清單')
      : say(`its C2PA manifest is ${verdict}`, 'C2PA 資訊清單不成立');
  return { state: 'not', evidence };
}

function timeStamp({ facts: { provenance } }: SubjectImage): Standing {
  const [active] = provenance.manifests;
  if (active && !['trusted', 'untrusted'].includes(provenance.verdict)) {
    return { state: 'not', evidence: say('the signature does not hold', '簽章不成立') };
  }
  if (!active) {
    const elsewhere = provenance.verdict === 'remote';
    return { state: elsewhere ? 'unknown' : 'not', evidence: say('no signature here', '此處沒有簽章') };
  }
  return active.signedAt === null
    ? { state: 'not', evidence: say('the signature has none', '簽章未附時間戳記') }
    : { state: 'met', evidence: say(active.signedAt.slice(0, 10), `日期 ${active.signedAt.slice(0, 10)}`) };
}

function sourceType({ facts: { sourceTypes } }: SubjectImage): Standing {
  const ai = sourceTypes.find(({ origin }) => origin === 'ai');
  if (ai) return { state: 'met', evidence: say(`"${ai.term}"`, `「${ai.term}」`) };
  return { state: 'not', evidence: say('none that names AI', '沒有指明 AI 的類型') };
}

const watermark: Standing = {
  state: 'unknown',
  evidence: say('its detector is not known here', '此處沒有其偵測工具'),
};

function inputMarks({ facts: { provenance } }: SubjectImage): Standing {
  const ingredients = provenance.manifests[0]?.ingredients ?? [];
  if (ingredients.length === 0) return { state: 'unknown', evidence: say('no input is named', '未指明輸入素材') };
  const whole = provenance.cut === 0;
  const kept = ingredients.filter(({ manifest }) => manifest !== null).length;
  return {
    state: whole && kept === ingredients.length ? 'met' : 'unknown',
    evidence: say(
      `${kept} of ${ingredients.length} inputs have a manifest`,
      `${ingredients.length} 項輸入素材中有 ${kept} 項附資訊清單`,
    ),
  };
}

/** As the finding on the label says: what does not name AI tells nobody that it is AI-made. */
const ofLabel: Readonly<Record<ReturnType<typeof labelState>, Standing>> = {
  clear: { state: 'met', evidence: say('sent as disclosure.visible', '以 disclosure.visible 傳送') },
  unclear: { state: 'not', evidence: say('the one that was sent does not name AI', '所提供的標示未提及 AI') },
  missing: { state: 'not', evidence: say('none was sent', '未提供') },
};

const logged: Standing = {
  state: 'met',
  evidence: say('this submission is in the log', '此送審已載入紀錄'),
};

/** What can be looked for, by its name in the policy. */
const looks: Readonly<Record<(typeof markingLooks)[number], (image: SubjectImage, of: Disclosure | null) => Standing>> =
  {
    'signed-metadata': signedMetadata,
    'time-stamp': timeStamp,
    'source-type': sourceType,
    watermark: () => watermark,
    'input-marks': inputMarks,
    'generation-logged': () => logged,
    'visible-label': (_, disclosure) => ofLabel[labelState(disclosure)],
  };

/**
 * The items of the code on marking that the policy names, each met, not met or unknown with what was found in the bytes of one
 * image or declared of it. No judgement: what counts is said by the requirements.
 */
export function markingChecklist(
  { title, source, asOf, items }: MarkingItems,
  disclosure: Disclosure | null,
  image: SubjectImage,
): ImageFindingParts {
  const standing = items.map(({ look, at, what }) => ({ at, what, ...looks[look](image, disclosure) }));
  const of = (state: State): number => standing.filter((item) => item.state === state).length;
  const listed = (language: 'en' | 'zh-TW', [open, close, colon]: [string, string, string]): string[] =>
    standing.map(
      ({ at, what, state, evidence }) =>
        what[language] + open + at + close + colon + words[state][language] + open + evidence[language] + close,
    );
  return {
    code: 'marking-checklist',
    severity: 'info',
    place: wholeImage(image.index, image.facts),
    message: say(
      `Of ${items.length} items of ${title.en}, ${image.name.en.toLowerCase()} meets ${of('met')}; ${of('not')} are not met, ${of('unknown')} cannot be told.`,
      `${title['zh-TW']}的 ${items.length} 個項目中，${image.name['zh-TW']}符合 ${of('met')} 項、不符合 ${of('not')} 項，${of('unknown')} 項無法判定。`,
    ),
    explanation: say(
      `${listed('en', [' (', ')', ': ']).join('; ')}. Numbers are measures of the ${source.en}, as read on ${asOf}.`,
      `${listed('zh-TW', ['（', '）', '：']).join('；')}。各項編號依${source['zh-TW']}所列措施，查閱日期 ${asOf}。`,
    ),
  };
}
