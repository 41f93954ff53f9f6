import { malformedArchive } from '../refusal.js';

/** Names and folders of plain ASCII, none of which begins with a dot: no way leads out of the folder that they are unpacked to. */
const segment = '[A-Za-z0-9][A-Za-z0-9._-]{0,99}';
const fileName = new RegExp(`^${segment}(/${segment}){0,3}$`);
/** What Windows takes for devices. */
const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * Refuses names that could be unpacked elsewhere than they say, or over one another: paths upwards and absolute ones,
 * names twice (whatever their case), and a file that is also a folder. Throws a `Refusal`.
 */
export function requireFileNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const parts = name.split('/');
    if (!fileName.test(name) || parts.some((part) => device.test(part) || part.endsWith('.'))) {
      const shown = JSON.stringify(name.slice(0, 80));
      throw malformedArchive(`a file is named ${shown}, as none of a bundle is`, `檔名 ${shown} 不是證據包可用的名稱`);
    }
    if (seen.has(name.toLowerCase())) throw malformedArchive(`${name} is there twice`, `${name} 重複出現`);
    seen.add(name.toLowerCase());
  }
  for (const name of seen) {
    const parts = name.split('/');
    const isInFile = parts.some((_, depth) => depth > 0 && seen.has(parts.slice(0, depth).join('/')));
    if (isInFile)
      throw malformedArchive(`${name} lies in a folder that is a file too`, `${name} 所在的資料夾同時是檔案`);
  }
}
