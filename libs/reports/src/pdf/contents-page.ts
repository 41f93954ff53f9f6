import { ink } from './colors.js';
import type { Paper } from './paper.js';

/** The page of contents: its place is kept when the document begins, and it is filled in when the pages are known. */
export class ContentsPage {
  readonly #page: number;
  readonly #top: number;
  #element: PDFKit.PDFStructureElement | undefined;

  constructor(
    private readonly paper: Paper,
    title: string,
  ) {
    this.#page = paper.section(title);
    this.#top = paper.doc.y;
    this.#element = paper.keep('TOC');
  }

  /** Writes the lines, each with its page from 0. */
  fill(lines: readonly (readonly [title: string, page: number])[]): void {
    const { paper } = this;
    const element = this.#element;
    if (!element) return;
    paper.doc.switchToPage(this.#page);
    let y = this.#top + 6;
    for (const [title, page] of lines) {
      const number = String(page + 1);
      paper.leaf(element, 'TOCI', () => {
        paper.style({ size: 11 }).text(title, paper.left, y, { width: paper.width - 40, lineBreak: false });
        paper.style({ size: 11, color: ink.soft }).text(number, paper.left + paper.width - 40, y, {
          width: 40,
          align: 'right',
          lineBreak: false,
        });
      });
      y += 22;
    }
    element.end();
    this.#element = undefined;
  }
}
