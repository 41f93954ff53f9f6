import { v5 as uuidv5 } from 'uuid';
import type { Prop } from './oscal-model.js';

/** Of the names that OSCAL uuids are derived from; a random one, made once. */
const namespace = '6f3c1f0e-5a0c-4b57-9d0f-2f1c8a7be6d4';
/** Whose properties these are. It names, and need not lead anywhere. */
const ns = 'https://countersign.example/ns/oscal';

/** A UUID (version 5) from a stable name: the same run gives the same document. */
export function stableUuid(...name: (string | number)[]): string {
  return uuidv5(name.join('\n'), namespace);
}

/** Text as one line without outer spaces, which titles and properties must be; a dash where nothing is left. */
export function oneLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}\ufeff]+/gu, ' ')
    .trim();
  return line === '' ? '–' : line;
}

/** Text of several lines. */
export function prose(text: string): string {
  return text.trim() === '' ? '–' : text.toWellFormed();
}

/** An OSCAL token (a non-colonized XML name) from any code: other signs become dots, and it begins with a letter. */
export function token(code: string): string {
  const plain = code.replace(/[^\p{L}\p{N}._-]+/gu, '.').replace(/^[.-]+|\.+$/g, '');
  return /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
}

/** A property of ours. */
export function prop(name: string, value: string | number, kind?: string): Prop {
  return { name, ns, ...(kind === undefined ? {} : { class: token(kind) }), value: oneLine(String(value)) };
}

/** A member with a list, or none where the list is empty: OSCAL has no empty lists. */
export function listed<K extends string, T>(name: K, items: T[]): Partial<Record<K, T[]>> {
  return items.length === 0 ? {} : ({ [name]: items } as Record<K, T[]>);
}
