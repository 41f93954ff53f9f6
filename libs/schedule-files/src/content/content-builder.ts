import type { CellPlace } from '@countersign/contracts';
import { nowhere } from '../fault.js';
import type { TableRow } from '../grid/table-rows.js';

export type Json = Record<string, unknown>;

/** Remembers from which row each part of the content came, so that what a schema refuses is told where it stands. */
export class Origins {
  private readonly rows = new Map<string, { row: TableRow; field: string | null }>();

  /** A part came from a row; `field` where all of it stands in one cell. */
  note(pointer: string, row: TableRow, field: string | null = null): void {
    if (!this.rows.has(pointer)) this.rows.set(pointer, { row, field });
  }

  /** The cell that a JSON pointer speaks of, or the nearest above it. */
  placeOf(pointer: string): CellPlace {
    const steps = pointer.split('/');
    for (let length = steps.length; length > 0; length -= 1) {
      const origin = this.rows.get(steps.slice(0, length).join('/'));
      if (!origin) continue;
      if (origin.field !== null) return origin.row.place(origin.field);
      const below = steps.slice(length).filter((step) => !/^\d+$/.test(step));
      for (let depth = below.length; depth > 0; depth -= 1) {
        const place = origin.row.place(below.slice(0, depth).join('.'));
        if (place.cell !== null) return place;
      }
      return origin.row.place(null);
    }
    return nowhere;
  }
}

/** The fields of a row as an object, dots as nesting; `except` those that go elsewhere. */
export function objectOf({ values }: TableRow, except: readonly string[] = []): Json {
  const object: Json = {};
  for (const [field, value] of values) {
    if (except.includes(field)) continue;
    const steps = field.split('.');
    let into = object;
    for (const step of steps.slice(0, -1)) {
      const inner = (into[step] ?? {}) as Json;
      into[step] = inner;
      into = inner;
    }
    into[steps.at(-1) ?? field] = value;
  }
  return object;
}

/** A text that a field holds; empty where it holds none. */
export function textOf({ values }: TableRow, field: string): string {
  const value = values.get(field);
  return typeof value === 'string' ? value : '';
}

/** A list without anything is left out, as a field that nobody filled in. */
export function withLists(object: Json, lists: Readonly<Record<string, readonly unknown[]>>): Json {
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return { ...object, ...Object.fromEntries(filled) };
}
