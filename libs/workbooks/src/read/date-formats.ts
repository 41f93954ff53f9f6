import { attribute, scanXml } from './xml-scanner.js';

/** Formats that every workbook has and that show dates or times (ECMA-376, 18.8.30), those of East Asia included. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number format shows days or times: a date letter outside quotes, escapes and brackets (except `[h]`). */
export function showsTime(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general/i.test(bare) && /[ymdhs]/i.test(bare);
}

/** For every cell style of a workbook (`styles.xml`), whether it shows days or times. */
export function readDateStyles(xml: string): boolean[] {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') {
        formats.set(Number(attribute(attributes, 'numFmtId')), showsTime(attribute(attributes, 'formatCode') ?? ''));
      } else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(formats.get(id) ?? builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return styles;
}
