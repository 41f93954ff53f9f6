import { damaged } from './file-refused.js';

/** What a scanner tells of a document, in its order. Names are without their prefix. */
export interface XmlVisitor {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the five entities and character references resolved; every other entity is refused, since none may be declared. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,32});?/g, (_, name: string) => {
    if (!name.startsWith('#')) {
      const known = entities[name];
      if (known === undefined) throw damaged(`XML entity "${name}"`);
      return known;
    }
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (code > 0x10ffff) throw damaged('XML character');
    return String.fromCodePoint(code);
  });
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

function endOfTag(xml: string, from: number): number {
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x22 || code === 0x27) {
      at = xml.indexOf(code === 0x22 ? '"' : "'", at + 1);
      if (at < 0) break;
    }
  }
  throw damaged('XML');
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw damaged('XML');
  return at + mark.length;
}

/**
 * Reads a document once, in linear time, and tells the visitor of it. No document type is allowed, so there are no
 * entities to expand; nothing outside is ever fetched. Throws `FileRefused`.
 */
export function scanXml(xml: string, visitor: XmlVisitor): void {
  let at = 0;
  let depth = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next !== at) visitor.text(plainText(xml.slice(at, next < 0 ? xml.length : next)));
    if (next < 0) break;
    if (xml.startsWith('<!--', next)) at = after(xml, '-->', next);
    else if (xml.startsWith('<![CDATA[', next)) {
      at = after(xml, ']]>', next);
      visitor.text(xml.slice(next + 9, at - 3));
    } else if (xml.startsWith('<?', next)) at = after(xml, '?>', next);
    else if (xml.startsWith('<!', next)) throw damaged('XML document type');
    else {
      const end = endOfTag(xml, next + 1);
      if (xml[next + 1] === '/') {
        depth -= 1;
        visitor.close(withoutPrefix(xml.slice(next + 2, end).trimEnd()));
      } else {
        const empty = xml[end - 1] === '/';
        const inner = xml.slice(next + 1, empty ? end - 1 : end);
        const space = inner.search(/\s/);
        const name = withoutPrefix(space < 0 ? inner : inner.slice(0, space));
        visitor.open(name, space < 0 ? '' : inner.slice(space));
        if (empty) visitor.close(name);
        else depth += 1;
      }
      at = end + 1;
    }
  }
  if (depth !== 0) throw damaged('XML');
}

const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const known = patterns.get(name);
  if (known) return known;
  const made = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, made);
  return made;
}

/** The value of an attribute in the text of a tag, its prefix left out; undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = patternOf(name).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plainText(value);
}
