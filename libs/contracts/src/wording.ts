import { z } from 'zod';
import type { LocalizedText } from './localized-text.js';

const formats = new Map<string, LocalizedText>();

/** A string of this form. Its faults carry the format's name and are worded by `must`, in the reader's language. */
export function wordedFormat(name: string, pattern: RegExp, must: LocalizedText): z.ZodCustomStringFormat {
  formats.set(name, must);
  return z.stringFormat(name, pattern, must.en);
}

/** What a string of a format made by `wordedFormat` must be; undefined for every other format. */
export function formatWording(name: string): LocalizedText | undefined {
  return formats.get(name);
}

/** Options of a `refine` that word its fault in every language of the product. */
export function worded(must: LocalizedText, path: PropertyKey[] = []) {
  return { error: must.en, params: { detail: must }, path };
}

/** An issue for `context.addIssue` of a `superRefine`, worded in every language of the product. */
export function wordedIssue(must: LocalizedText, path: PropertyKey[] = []) {
  return { code: 'custom' as const, message: must.en, params: { detail: must }, path };
}

/** Texts that came from outside are quoted no longer than this. */
const quoteLimit = 60;

/** The beginning of a text from outside, fit to stand in a sentence. */
export function excerptOf(text: string): string {
  const whole = text.toWellFormed();
  return whole.length <= quoteLimit ? whole : `${whole.slice(0, quoteLimit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
