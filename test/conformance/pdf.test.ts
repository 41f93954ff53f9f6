import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Language } from '@countersign/contracts';
import { renderers, type ReportContent } from '@countersign/reports';
import { extractText, getDocumentProxy } from 'unpdf';
import { emptyReport, hostileReport } from './hostile-report.js';

let scratchFolder = '';
beforeAll(async () => {
  scratchFolder = await mkdtemp(join(tmpdir(), 'pdf-'));
});
afterAll(() => rm(scratchFolder, { recursive: true }));

async function render(report: ReportContent): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const { chunks } of renderers.get('pdf')?.render(report, { scratchFolder, written: [] }) ?? []) {
    for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** Many decisions, each of which is like the first of the hostile report. */
function longReport(language: Language, count: number): ReportContent {
  const report = hostileReport(language);
  return {
    ...report,
    header: { ...report.header, decisions: count },
    async *decisions() {
      for await (const decision of report.decisions()) {
        for (let index = 0; index < count; index += 1) {
          const id = `0193a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
          yield { ...decision, id, submission: { ...decision.submission, title: `Output ${index}` } };
        }
        return;
      }
    },
  };
}

const words: Record<Language, string[]> = {
  en: [
    'Audit report on decisions about AI outputs',
    'What this report does not prove',
    'Approved with a serious finding',
  ],
  'zh-TW': ['AI 產出裁決稽核報告', '本報告未證明的事項', '有重大發現仍核可'],
};

describe.each<Language>(['en', 'zh-TW'])('a report as PDF (%s)', (language) => {
  it('has text that programs find, with its page numbers, root and key', async () => {
    const document = await getDocumentProxy(await render(hostileReport(language)));
    const { text, totalPages } = await extractText(document, { mergePages: true });
    const unbroken = text.replace(/\s/g, '');
    for (const each of words[language]) expect(unbroken).toContain(each.replace(/\s/g, ''));
    expect(text).toContain('0193a000-0000-7000-8000-000000000000');
    expect(text).toContain('臺灣，女性；因為她是女生，所以…！？');
    expect(text).toContain('=cmd()');
    expect(unbroken).toContain(
      language === 'en' ? `Page${totalPages}of${totalPages}` : `第${totalPages}頁，共${totalPages}頁`,
    );
    expect(text).toContain(language === 'en' ? 'root root' : '根雜湊值 root');
    expect(text).not.toMatch(/\b(compliant|certified)\b/i);
  });

  it('is tagged, titled and in its language, with bookmarks and nothing to run', async () => {
    const bytes = await render(hostileReport(language));
    const document = await getDocumentProxy(bytes.slice());
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const outline = await document.getOutline();
    expect(outline.length).toBeGreaterThan(7);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Language: language, Producer: 'Countersign' });
    const page = await document.getPage(document.numPages);
    const roles: string[] = [];
    const collect = (node: { role?: string; children?: unknown[] }): void => {
      if (node.role) roles.push(node.role);
      for (const child of node.children ?? []) collect(child as typeof node);
    };
    collect(await page.getStructTree());
    expect(roles).toEqual(expect.arrayContaining(['Table', 'TR', 'TD']));
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).not.toMatch(/\/(JavaScript|JS|Launch|EmbeddedFile)\b/);
    expect(raw.match(/\/FontFile2 /g)?.length).toBe(2);
  });

  it('says so where there is nothing', async () => {
    const { text } = await extractText(await getDocumentProxy(await render(emptyReport(language))), {
      mergePages: true,
    });
    expect(text).toContain(language === 'en' ? 'There is nothing to list.' : '沒有可列出的項目。');
  });
});

it('lists the worst 500 decisions and says how many more there are', async () => {
  const { text } = await extractText(await getDocumentProxy(await render(longReport('en', 620))), { mergePages: true });
  expect(text).toContain('120 more are not listed here.');
  expect(text).toContain('Output 499');
  expect(text).not.toContain('Output 619');
});
