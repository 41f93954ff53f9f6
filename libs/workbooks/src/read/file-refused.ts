import type { LocalizedText } from '@countersign/contracts';

/** A file that is not read at all: what it is not or holds too much of, with what to do. */
export class FileRefused extends Error {
  constructor(
    readonly code: 'not-readable' | 'too-large' | 'encrypted' | 'other-format',
    readonly text: LocalizedText,
  ) {
    super(text.en);
    this.name = 'FileRefused';
  }
}

/** The refusal of a file whose bytes contradict themselves. */
export function damaged(what: string): FileRefused {
  return new FileRefused('not-readable', {
    en: `The file is damaged (${what}): open it in your spreadsheet program and save it again.`,
    'zh-TW': `檔案已損毀（${what}）：請以試算表軟體開啟後重新儲存。`,
  });
}
