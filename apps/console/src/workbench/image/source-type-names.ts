import { sentences } from '../../language/phrase.js';

/** IPTC digital source types (http://cv.iptc.org/newscodes/digitalsourcetype/) in words; others are shown by their term. */
export const sourceTypeNames = sentences({
  trainedAlgorithmicMedia: { en: 'made by a trained model', 'zh-TW': '由訓練模型產生' },
  compositeWithTrainedAlgorithmicMedia: {
    en: 'put together or edited with a trained model',
    'zh-TW': '以訓練模型合成或編輯',
  },
  algorithmicMedia: { en: 'made by an algorithm without a trained model', 'zh-TW': '由演算法產生（非訓練模型）' },
  algorithmicallyEnhanced: { en: 'enhanced by an algorithm', 'zh-TW': '經演算法增強' },
  compositeSynthetic: { en: 'put together, partly synthetic', 'zh-TW': '合成，含人造成分' },
  composite: { en: 'put together from several sources', 'zh-TW': '由多個來源合成' },
  compositeCapture: { en: 'put together from several photographs', 'zh-TW': '由多張照片合成' },
  digitalCapture: { en: 'photograph of a digital camera', 'zh-TW': '數位相機拍攝' },
  computationalCapture: { en: 'photograph computed from several exposures', 'zh-TW': '多次曝光運算而成的照片' },
  negativeFilm: { en: 'digitised from negative film', 'zh-TW': '由負片數位化' },
  positiveFilm: { en: 'digitised from positive film', 'zh-TW': '由正片數位化' },
  print: { en: 'digitised from a print', 'zh-TW': '由印刷品數位化' },
  humanEdits: { en: 'edited by a person', 'zh-TW': '由人編輯' },
  minorHumanEdits: { en: 'slightly edited by a person', 'zh-TW': '由人略作編輯' },
  digitalCreation: { en: 'made by a person with software', 'zh-TW': '由人以軟體創作' },
  digitalArt: { en: 'made by a person with software', 'zh-TW': '由人以軟體創作' },
  dataDrivenMedia: { en: 'drawn from data', 'zh-TW': '由資料繪製' },
  virtualRecording: { en: 'recorded in a virtual world', 'zh-TW': '於虛擬環境錄製' },
  screenCapture: { en: 'taken from a screen', 'zh-TW': '螢幕擷取' },
  softwareImage: { en: 'made by software', 'zh-TW': '由軟體產生' },
});
