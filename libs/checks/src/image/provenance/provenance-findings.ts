import { say, wholeImage, type ImageFindingParts } from '../image-finding.js';
import type { SubjectImage } from '../subject-image.js';
import { faultWords } from './fault-words.js';
import type { Provenance, ProvenanceFault, ProvenanceManifest } from './provenance.js';

const stranger = /credential\.untrusted$|signingCredential\.untrusted/;

/** A name amid Chinese words: with a space where it begins or ends with Latin letters or digits. */
const amidHan = (name: string): string =>
  `${/^[\p{Script=Latin}\d]/u.test(name) ? ' ' : ''}${name}${/[\p{Script=Latin}\d.)]$/u.test(name) ? ' ' : ''}`;

/** Who signed, and when that is proven; the Chinese words have the spaces around them that they need. */
function signerOf(manifest: ProvenanceManifest | undefined): { en: string; 'zh-TW': string } {
  const { signer, signedAt } = manifest ?? { signer: null, signedAt: null };
  const name = [signer?.name, signer?.issuer].filter((it) => it !== null && it !== undefined).join(', ');
  const day = signedAt?.slice(0, 10);
  return say(
    `${name === '' ? 'an unnamed signer' : name}${day === undefined ? '' : ` on ${day}`}`,
    `${name === '' ? '未具名的簽署者' : amidHan(name)}${day === undefined ? '' : `於 ${day} `}`,
  );
}

const sourced = say(
  'Who signed says so; that the signer is who the list says, and told the truth, is beyond any check of bytes.',
  '內容為簽署者的陳述；簽署者是否確為名單所列者、所述是否屬實，無法由位元組判定。',
);

function told(faults: readonly ProvenanceFault[]) {
  const codes = [...new Set(faults.map(({ code }) => code).filter((code) => !stranger.test(code)))];
  const words = codes.slice(0, 5).map(faultWords);
  return say(words.map(({ en }) => en).join('; '), words.map((word) => word['zh-TW']).join('；'));
}

/** True where every fault is in the manifest of a picture that this one was made from. */
function onlyIngredients({ manifests, faults }: Provenance): boolean {
  const active = manifests[0]?.label;
  return faults.filter(({ code }) => !stranger.test(code)).every(({ manifest }) => manifest !== active);
}

function broken(image: SubjectImage, provenance: Provenance): ImageFindingParts {
  const { name } = image;
  const inside = onlyIngredients(provenance);
  const tampered = provenance.verdict === 'tampered';
  const faults = told(provenance.faults);
  const subject = inside
    ? say(`A picture that ${name.en.toLowerCase()} was made from`, `${name['zh-TW']}的來源素材`)
    : name;
  return {
    code: tampered ? (inside ? 'c2pa-ingredient-tampered' : 'c2pa-tampered') : 'c2pa-invalid',
    severity: tampered && !inside ? 'critical' : 'major',
    place: wholeImage(image.index, image.facts),
    message: tampered
      ? say(`${subject.en} does not hold against its C2PA manifest.`, `${subject['zh-TW']}與其 C2PA 資訊清單不符。`)
      : say(`The C2PA manifest of ${name.en.toLowerCase()} is not valid.`, `${name['zh-TW']}的 C2PA 資訊清單無效。`),
    explanation: say(
      `Validated with c2pa-rs: ${faults.en}. Ask for the file as it was signed.`,
      `以 c2pa-rs 驗證：${faults['zh-TW']}。請索取簽署時的原始檔案。`,
    ),
  };
}

/** What the C2PA manifest of an image comes to; nothing where there is none. */
export function provenanceFindings(image: SubjectImage): ImageFindingParts[] {
  const { facts, name, index } = image;
  const { provenance } = facts;
  const place = wholeImage(index, facts);
  const signer = signerOf(provenance.manifests[0]);
  switch (provenance.verdict) {
    case 'absent':
      return [];
    case 'tampered':
    case 'invalid':
      return [broken(image, provenance)];
    case 'trusted':
      return [
        {
          code: 'c2pa-trusted',
          severity: 'info',
          place,
          message: say(
            `${name.en} is as ${signer.en} signed it; the signer is on the list of trusted ones.`,
            `${name['zh-TW']}與${signer['zh-TW']}簽署時相同；簽署者列於受信任名單。`,
          ),
          explanation: sourced,
        },
      ];
    case 'untrusted':
      return [
        {
          code: 'c2pa-signer-unknown',
          severity: 'minor',
          place,
          message: say(
            `${name.en} is as ${signer.en} signed it; the signer is not on the list of trusted ones.`,
            `${name['zh-TW']}與${signer['zh-TW']}簽署時相同；但簽署者未列於受信任名單。`,
          ),
          explanation: say(
            'Anybody can sign with a certificate of their own. Put those you trust into trusted-signers.pem in the folder of policies.',
            '任何人都能以自己的憑證簽署。請將信任的簽署者放入政策資料夾的 trusted-signers.pem。',
          ),
        },
      ];
    case 'remote':
      return [
        {
          code: 'c2pa-remote-not-read',
          severity: 'info',
          place,
          message: say(
            `${name.en} points at a C2PA manifest elsewhere; it was not read.`,
            `${name['zh-TW']}指向存放於他處的 C2PA 資訊清單；未予讀取。`,
          ),
          explanation: say(
            'Addresses in files are never followed. Embed the manifest in the file that is handed in.',
            '系統不會開啟檔案中的網址。請將資訊清單嵌入送審的檔案。',
          ),
        },
      ];
    case 'unreadable':
      return [
        {
          code: 'c2pa-unreadable',
          severity: 'major',
          place,
          message: say(
            `${name.en} carries a C2PA manifest that cannot be read.`,
            `${name['zh-TW']}帶有無法讀取的 C2PA 資訊清單。`,
          ),
          explanation: say(
            'It is damaged or was cut out in part, so it says nothing any more.',
            '資訊清單已損壞或遭部分移除，無法提供任何資訊。',
          ),
        },
      ];
  }
}
