import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

/** Remarks on a C2PA manifest: that it is there, and that nobody has validated it yet. */
export function provenanceRemarks({ facts, name, index }: SubjectImage): ImageFindingParts[] {
  if (facts.c2pa === 'absent') return [];
  const remote = facts.c2pa === 'remote';
  return [
    {
      code: remote ? 'c2pa-remote-not-read' : 'c2pa-present-not-validated',
      severity: 'info',
      place: wholeImage(index, facts),
      message: remote
        ? say(
            `${name.en} points at a C2PA manifest elsewhere; it was not read.`,
            `${name['zh-TW']}指向存放於他處的 C2PA 資訊清單；尚未讀取。`,
          )
        : say(
            `${name.en} carries a C2PA manifest: present, not validated.`,
            `${name['zh-TW']}帶有 C2PA 資訊清單：存在，但尚未驗證。`,
          ),
      explanation: say(
        'Presence proves nothing: signature, signer and hash of the pixels were not looked at.',
        '存在並不構成證明：簽章、簽署者與像素雜湊均未檢查。',
      ),
    },
  ];
}
