import { buffer } from 'node:stream/consumers';
import { zipStream } from '../zip/zip-stream.js';

const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of a workbook as other programs write it; what is left out is empty. */
export interface WorkbookParts {
  /** `<row>` elements of each sheet, with what follows `sheetData`. */
  sheets: { name: string; rows: string; after?: string; state?: string }[];
  texts?: string;
  styles?: string;
  properties?: string;
  /** Replaces or adds files. */
  files?: Readonly<Record<string, string>>;
}

/** The bytes of a workbook of these parts. */
export function workbookBytes({
  sheets,
  texts = '',
  styles = '',
  properties = '',
  files = {},
}: WorkbookParts): Promise<Buffer> {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types><Default Extension="xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${office}">${properties}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="x" Type="${office}/externalLink" Target="http://127.0.0.1/never" TargetMode="External"/></Relationships>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...files,
  };
  return buffer(zipStream(Object.entries(parts).map(([name, contents]) => ({ name, contents }))));
}
