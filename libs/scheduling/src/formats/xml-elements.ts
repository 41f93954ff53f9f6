import { FormatError } from './format-error.js';

/** An element with its attributes, its own text and the elements in it. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: XmlElement[];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;

/** Reads the part of XML that INRC-I files use: elements, attributes, text, the five entities. No DTD, no CDATA, nothing outside is fetched. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), text: '', children: [] };
  const open = [root];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    token.lastIndex = at;
    const found = token.exec(text);
    const parent = open.at(-1);
    if (found === null || parent === undefined) throw wrong(text, at);
    const [whole, closing, opening, attributes = '', empty] = found;
    if (closing !== undefined) {
      if (open.length < 2 || parent.name !== closing) throw wrong(text, at);
      open.pop();
    } else if (opening !== undefined) {
      const element: XmlElement = { name: opening, attributes: attributesOf(attributes), text: '', children: [] };
      parent.children.push(element);
      if (empty === '') open.push(element);
    } else if (!whole.startsWith('<')) parent.text += plain(whole.trim());
    at += whole.length;
  }
  const [only] = root.children;
  if (open.length > 1 || only === undefined || root.children.length > 1) throw wrong(text, text.length);
  return only;
}

/** The elements of a name at the end of a way down. */
export function elementsAt(element: XmlElement, ...way: readonly string[]): XmlElement[] {
  return way.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}

/** The text of the first element at the end of a way down; empty without one. */
export function textAt(element: XmlElement, ...way: readonly string[]): string {
  return elementsAt(element, ...way)[0]?.text ?? '';
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...pairs].map(([, name = '', one, other]) => [name, plain(one ?? other ?? '')]));
}

function plain(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function wrong(text: string, at: number): FormatError {
  const line = text.slice(0, at).split('\n').length;
  return new FormatError({ en: 'is no XML that can be read here', 'zh-TW': '不是可讀取的 XML' }, line);
}
