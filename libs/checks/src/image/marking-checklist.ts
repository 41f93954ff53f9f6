import type { Disclosure, LocalizedText } from '@countersign/contracts';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

type State = 'met' | 'not' | 'unknown';

interface Item {
  what: LocalizedText;
  state: State;
  evidence: LocalizedText;
}

const words: Readonly<Record<State, LocalizedText>> = {
  met: say('met', '符合'),
  not: say('not met', '不符合'),
  unknown: say('unknown', '未知'),
};

function signedMetadata({ facts: { provenance } }: SubjectImage): Item {
  const what = say('signed metadata', '已簽署的中繼資料');
  const { verdict, manifests } = provenance;
  if (verdict === 'trusted' || verdict === 'untrusted') {
    const signer = (manifests[0]?.signer?.name ?? '').replaceAll('"', '\u2033');
    return {
      what,
      state: 'met',
      evidence:
        signer === ''
          ? say('a C2PA manifest', 'C2PA 資訊清單')
          : say(`a C2PA manifest of "${signer}"`, `「${signer}」的 C2PA 資訊清單`),
    };
  }
  if (verdict === 'remote')
    return { what, state: 'unknown', evidence: say('a manifest elsewhere', '資訊清單存放於他處') };
  const evidence =
    verdict === 'absent'
      ? say('no C2PA manifest', '沒有 C2PA 資訊清單')
      : say(`its C2PA manifest is ${verdict}`, 'C2PA 資訊清單不成立');
  return { what, state: 'not', evidence };
}

function timeStamp({ facts: { provenance } }: SubjectImage): Item {
  const what = say('time stamp', '時間戳記');
  const [active] = provenance.manifests;
  if (active && !['trusted', 'untrusted'].includes(provenance.verdict)) {
    return { what, state: 'not', evidence: say('the signature does not hold', '簽章不成立') };
  }
  if (!active) {
    const elsewhere = provenance.verdict === 'remote';
    return { what, state: elsewhere ? 'unknown' : 'not', evidence: say('no signature here', '此處沒有簽章') };
  }
  return active.signedAt === null
    ? { what, state: 'not', evidence: say('the signature has none', '簽章未附時間戳記') }
    : { what, state: 'met', evidence: say(active.signedAt.slice(0, 10), `日期 ${active.signedAt.slice(0, 10)}`) };
}

function sourceType({ facts: { sourceTypes } }: SubjectImage): Item {
  const what = say('digital source type of IPTC', 'IPTC 數位來源類型');
  const ai = sourceTypes.find(({ origin }) => origin === 'ai');
  if (ai) return { what, state: 'met', evidence: say(`"${ai.term}"`, `「${ai.term}」`) };
  return { what, state: 'not', evidence: say('none that names AI', '沒有指明 AI 的類型') };
}

const watermark: Item = {
  what: say('invisible watermark', '隱形浮水印'),
  state: 'unknown',
  evidence: say('its detector is not known here', '此處沒有其偵測工具'),
};

function inputMarks({ facts: { provenance } }: SubjectImage): Item {
  const what = say('marks of the input kept', '保留輸入素材的標記');
  const ingredients = provenance.manifests[0]?.ingredients ?? [];
  if (ingredients.length === 0) return { what, state: 'unknown', evidence: say('no input is named', '未指明輸入素材') };
  const kept = ingredients.filter(({ manifest }) => manifest !== null).length;
  return {
    what,
    state: kept === ingredients.length ? 'met' : 'unknown',
    evidence: say(
      `${kept} of ${ingredients.length} inputs have a manifest`,
      `${ingredients.length} 項輸入素材中有 ${kept} 項附資訊清單`,
    ),
  };
}

function visibleLabel(disclosure: Disclosure | null): Item {
  const label = disclosure?.visible?.trim() ?? '';
  return {
    what: say('visible label declared', '已聲明可見標示'),
    state: label === '' ? 'not' : 'met',
    evidence:
      label === '' ? say('none was sent', '未提供') : say('sent as disclosure.visible', '以 disclosure.visible 傳送'),
  };
}

const logged: Item = {
  what: say('generation logged', '記錄產生過程'),
  state: 'met',
  evidence: say('this submission is in the log', '此送審已載入紀錄'),
};

/**
 * The items that the code of practice on marking AI-made content asks for (policies/requirements/eu-marking-code.yaml), each met,
 * not met or unknown with what was found in the bytes of one image or declared of it. No judgement: what counts is said by the requirements.
 */
export function markingChecklist(disclosure: Disclosure | null, image: SubjectImage): ImageFindingParts {
  const items = [
    signedMetadata(image),
    timeStamp(image),
    sourceType(image),
    watermark,
    inputMarks(image),
    logged,
    visibleLabel(disclosure),
  ];
  const of = (state: State): number => items.filter((item) => item.state === state).length;
  const listed = (language: 'en' | 'zh-TW', [colon, open, close]: [string, string, string]): string[] =>
    items.map(
      ({ what, state, evidence }) =>
        what[language] + colon + words[state][language] + open + evidence[language] + close,
    );
  return {
    code: 'marking-checklist',
    severity: 'info',
    place: wholeImage(image.index, image.facts),
    message: say(
      `Of ${items.length} items of the EU code on marking, ${image.name.en.toLowerCase()} meets ${of('met')}; ${of('not')} are not met, ${of('unknown')} cannot be told.`,
      `歐盟標記守則的 ${items.length} 個項目中，${image.name['zh-TW']}符合 ${of('met')} 項、不符合 ${of('not')} 項，${of('unknown')} 項無法判定。`,
    ),
    explanation: say(
      `${listed('en', [': ', ' (', ')']).join('; ')}. At publication a label for people is needed where the picture could be taken for a real person, place or event.`,
      `${listed('zh-TW', ['：', '（', '）']).join('；')}。若圖片可能被誤認為真實的人物、地點或事件，發布時須附上供人閱讀的標示。`,
    ),
  };
}
