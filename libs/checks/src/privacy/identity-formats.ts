import { stdnum } from 'stdnum';

/** One national number of persons: its form, its check, and the words that stand beside it. */
export interface IdentityFormat {
  country: string;
  label: { en: string; 'zh-TW': string };
  /** Finds candidates in a folded text; linear. */
  pattern: RegExp;
  isValid(candidate: string): boolean;
  /**
   * Whether the form itself (letters, a date of birth, two check digits) tells it from serial and part numbers.
   * Others count only where one of `words` stands near.
   */
  telling: boolean;
  words: RegExp;
}

/** The validator of stdnum by its path, such as `TW.natid`. */
function validatorOf(path: string): (candidate: string) => boolean {
  const [country = '', name = ''] = path.split('.');
  const validator = stdnum[country]?.[name];
  if (!validator) throw new Error(`The library stdnum has no ${path}.`);
  return (candidate) => validator.validate(candidate).isValid;
}

const anyIdentity =
  /(?<![a-z])(?:id|identity|national id|personal (?:id|code|number)|tax (?:id|number)|social security|passport|ssn|tin|date of birth|dob)(?![a-z])|身分證|身份證|統一編號|居留證|證號|身分字號|身份字號|護照|健保/i;

function format(
  country: string,
  names: readonly [en: string, zh: string],
  pattern: string,
  path: string | null,
  telling: boolean,
  words?: RegExp,
): IdentityFormat {
  return {
    country,
    label: { en: names[0], 'zh-TW': names[1] },
    pattern: new RegExp(`(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`, 'g'),
    isValid: path === null ? () => true : validatorOf(path),
    telling,
    words: words ? new RegExp(`${anyIdentity.source}|${words.source}`, 'i') : anyIdentity,
  };
}

const s = '[ -]?';

/**
 * National numbers of persons in Taiwan, its neighbours, the European Union and some other countries. Check digits by the library stdnum.
 * Formats of one pattern may overlap: the first that is valid and told counts.
 */
export const identityFormats: readonly IdentityFormat[] = [
  format('TW', ['Taiwan national identity number', '中華民國身分證統一編號'], '[A-Z][1289]\\d{8}', 'TW.natid', true),
  format('TW', ['Taiwan resident certificate number', '居留證號碼'], '[A-Z][A-D]\\d{8}', 'TW.ui', true),
  format('CN', ['Chinese resident identity number', '中國居民身分證號碼'], '\\d{17}[\\dXx]', 'CN.ric', true),
  format('HK', ['Hong Kong identity card number', '香港身分證號碼'], '[A-Z]{1,2}\\d{6} ?\\([0-9A]\\)', 'HK.hkid', true),
  format('KR', ['Korean resident registration number', '韓國住民登錄號碼'], '\\d{6}-[0-9]\\d{6}', 'KR.rrn', true),
  format(
    'IT',
    ['Italian tax code', '義大利稅號'],
    '[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]',
    'IT.codicefiscale',
    true,
  ),
  format('ES', ['Spanish identity number', '西班牙身分證號碼'], `\\d{8}-?[A-HJ-NP-TV-Z]`, 'ES.dni', true),
  format('ES', ['Spanish foreigner identity number', '西班牙外國人身分號碼'], '[XYZ]-?\\d{7}-?[A-Z]', 'ES.nie', true),
  format(
    'FR',
    ['French social security number', '法國社會安全號碼'],
    `[1-478]${s}\\d{2}${s}\\d{2}${s}\\d[0-9AB]${s}\\d{3}${s}\\d{3}${s}\\d{2}`,
    'FR.nir',
    true,
  ),
  format(
    'BE',
    ['Belgian national number', '比利時國民號碼'],
    `\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}`,
    'BE.nn',
    true,
  ),
  format(
    'FI',
    ['Finnish personal identity code', '芬蘭個人識別碼'],
    '\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]',
    'FI.hetu',
    true,
  ),
  format('SE', ['Swedish personal number', '瑞典個人號碼'], '(?:\\d{2})?\\d{6}[-+]\\d{4}', 'SE.personnummer', true),
  format('DK', ['Danish personal number', '丹麥個人號碼'], '\\d{6}-\\d{4}', 'DK.cpr', false, /cpr/),
  format(
    'NO',
    ['Norwegian birth number', '挪威出生號碼'],
    '\\d{6} ?\\d{5}',
    'NO.fodselsnummer',
    false,
    /fødsels|personnummer/,
  ),
  format('CZ', ['Czech birth number', '捷克出生號碼'], '\\d{6}/\\d{3,4}', 'CZ.rc', true),
  format('SK', ['Slovak birth number', '斯洛伐克出生號碼'], '\\d{6}/\\d{3,4}', 'SK.rc', true),
  format('RO', ['Romanian personal code', '羅馬尼亞個人代碼'], '[1-9]\\d{12}', 'RO.cnp', false, /cnp/),
  format('BG', ['Bulgarian personal code', '保加利亞個人代碼'], '\\d{10}', 'BG.egn', false, /егн|egn/),
  format('HR', ['Croatian personal number', '克羅埃西亞個人號碼'], '\\d{11}', 'HR.oib', false, /oib/),
  format('EE', ['Estonian personal code', '愛沙尼亞個人代碼'], '[1-8]\\d{10}', 'EE.ik', false, /isikukood/),
  format('LT', ['Lithuanian personal code', '立陶宛個人代碼'], '[3-6]\\d{10}', 'LT.asmens', false, /asmens/),
  format('LV', ['Latvian personal code', '拉脫維亞個人代碼'], '\\d{6}-\\d{5}', 'LV.pvn', false, /personas kods/),
  format('SI', ['Slovenian personal number', '斯洛維尼亞個人號碼'], '\\d{13}', 'SI.emso', false, /em[sš]o/),
  format('PL', ['Polish personal number', '波蘭個人號碼'], '\\d{11}', 'PL.pesel', false, /pesel/),
  format(
    'DE',
    ['German tax identification number', '德國稅務識別號碼'],
    `\\d{2}${s}\\d{3}${s}\\d{3}${s}\\d{3}`,
    'DE.idnr',
    false,
    /steuer|idnr|identifikationsnummer/,
  ),
  format(
    'DE',
    ['German social insurance number', '德國社會保險號碼'],
    `\\d{2}${s}\\d{6}${s}[A-Z]${s}\\d{3}`,
    'DE.svnr',
    true,
  ),
  format(
    'AT',
    ['Austrian social insurance number', '奧地利社會保險號碼'],
    '\\d{4} ?\\d{6}',
    'AT.vnr',
    false,
    /sozialversicherung|svnr/,
  ),
  format(
    'NL',
    ['Dutch citizen number', '荷蘭公民號碼'],
    `\\d{4}${s}\\d{2}${s}\\d{3}|\\d{9}`,
    'NL.bsn',
    false,
    /bsn|burgerservice/,
  ),
  format(
    'PT',
    ['Portuguese citizen card number', '葡萄牙公民卡號碼'],
    '\\d{8} ?\\d ?[A-Z0-9]{2}\\d',
    'PT.cc',
    false,
    /cart[aã]o de cidad/,
  ),
  format('PT', ['Portuguese tax number', '葡萄牙稅號'], '[123]\\d{8}', 'PT.nif', false, /nif|contribuinte/),
  format('GR', ['Greek social security number', '希臘社會安全號碼'], '\\d{11}', 'GR.amka', false, /amka|αμκα/),
  format(
    'IE',
    ['Irish personal public service number', '愛爾蘭個人公共服務號碼'],
    '\\d{7}[A-W][A-IW]?',
    'IE.pps',
    false,
    /pps/,
  ),
  format('CH', ['Swiss social security number', '瑞士社會安全號碼'], '756\\.\\d{4}\\.\\d{4}\\.\\d{2}', 'CH.ssn', true),
  format(
    'GB',
    ['British national insurance number', '英國國民保險號碼'],
    '[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]',
    'GB.nino',
    true,
  ),
  format('US', ['US social security number', '美國社會安全號碼'], '\\d{3}-\\d{2}-\\d{4}', 'US.ssn', true),
  // Japan's number and passports have no published check that tells them from other numbers: the words beside them must.
  format(
    'JP',
    ['Japanese individual number', '日本個人號碼'],
    '\\d{4} ?\\d{4} ?\\d{4}',
    null,
    false,
    /my number|マイナンバー|個人番号/,
  ),
  format('TW', ['health insurance card number', '健保卡號碼'], '\\d{12}', null, false, /健保卡/),
  format('ZZ', ['passport number', '護照號碼'], '[A-Z]{0,2}\\d{7,9}', null, false, /passport/),
];
