import type { ReactNode } from 'react';
import type { RaRecord } from 'react-admin';

/** A column of a list: how its cells are drawn, and what they are in CSV. */
export interface Column<T extends RaRecord> {
  key: string;
  title: string;
  cell: (record: T) => ReactNode;
  /** A quiet line below the cell, outside its link. */
  below?: (record: T) => ReactNode;
  csv?: (record: T) => string | number | null;
  align?: 'left' | 'right';
  /** Hidden on screens narrower than this. */
  from?: 'sm' | 'md' | 'lg';
  /** Shown only after the reader has asked for it. */
  optional?: boolean;
  nowrap?: boolean;
  width?: number | string;
}

/** A filter of a list: one of a few values, or any text. */
export interface ListFilter {
  source: string;
  label: string;
  /** Choices of the catalogue; without them the filter takes a text. */
  choices?: readonly { value: string; label: string }[];
}
