import type { LocalizedText } from '@countersign/contracts';
import { say } from '../image-finding.js';

/** What status codes of C2PA mean, for people; matched in this order. */
const words: readonly [RegExp, LocalizedText][] = [
  [
    /(data|bmff|boxes|collection)Hash\.mismatch/,
    say('the picture was changed after it was signed', '圖片在簽署後遭更改'),
  ],
  [/claimSignature\.(mismatch|missing)/, say('the signature does not fit what was signed', '簽章與所簽內容不符')],
  [
    /hashedURI\.(mismatch|missing)/,
    say('a statement of the manifest was changed or exchanged', '資訊清單中的陳述遭更改或替換'),
  ],
  [/assertion\.(missing|inaccessible|undeclared)/, say('a statement was taken out or put in', '有陳述遭移除或加入')],
  [/[rR]edacted/, say('something was blackened that must not be', '不得遮蔽的內容遭遮蔽')],
  [/timeStamp\.mismatch/, say('the time stamp belongs to something else', '時間戳記屬於其他內容')],
  [/timeStamp\.untrusted/, say('the authority of the time stamp is not trusted', '時間戳記機構不受信任')],
  [/(outsideValidity|\.expired)/, say('the certificate was not valid at that time', '憑證當時不在有效期內')],
  [/\.revoked/, say('the certificate was revoked', '憑證已被廢止')],
  [/[cC]redential\.untrusted/, say('the signer is not on the list of trusted ones', '簽署者未列於受信任名單')],
  [/signingCredential\.invalid/, say('the certificate may not sign manifests', '該憑證不可用於簽署資訊清單')],
  [/cawg\./, say('the identity stated of its maker does not hold', '所陳述的製作者身分不成立')],
  [/ingredient/, say('the record of a picture that it was made from does not hold', '來源素材的紀錄不成立')],
];

/** A code in words, with the code itself. */
export function faultWords(code: string): LocalizedText {
  const found = words.find(([pattern]) => pattern.test(code))?.[1];
  if (found === undefined) return say(`a rule of C2PA is broken (${code})`, `違反 C2PA 規則（${code}）`);
  return say(`${found.en} (${code})`, `${found['zh-TW']}（${code}）`);
}
