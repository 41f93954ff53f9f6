import { simplifiedCharacters } from './simplified-characters.js';

const plain: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '“': '"', '”': '"', '\u2212': '-' };
const traditional = new Map<string, string>();
for (let at = 0; at < simplifiedCharacters.length; at += 2) {
  traditional.set(simplifiedCharacters.charAt(at), simplifiedCharacters.charAt(at + 1));
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x2010 && code <= 0x2015) return '-';
  return plain[character] ?? ' ';
}

function foldWidth(text: string): string {
  return text.replace(/(?<=[\uFF10-\uFF19])[\uFF0C\uFF0E](?=[\uFF10-\uFF19])/g, foldCharacter).replace(
    // eslint-disable-next-line no-control-regex -- control characters are what is folded
    /[\uFF01-\uFF0B\uFF0D\uFF0F-\uFF5E\u2010-\u2015\u2212‘’“”\u00A0\u3000\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g,
    foldCharacter,
  );
}

/**
 * A text as the checks compare it: full-width letters, digits and signs as ASCII, curly quotes and dashes as straight ones, control characters as
 * blanks, and simplified characters as Taiwan writes them, so that one lexicon reads both scripts.
 * The answer has the length of `text`, so that offsets hold in both. A full-width comma or stop becomes ASCII only between full-width digits, where it belongs to a number.
 */
export function foldText(text: string): string {
  return foldWidth(text).replace(/[\u4E00-\u9FFF]/g, (character) => traditional.get(character) ?? character);
}
