import { fileURLToPath } from 'node:url';
import type { Language } from '@countersign/contracts';
import PDFDocument from 'pdfkit';
import { ink } from './colors.js';

const fontFile = (path: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-tc/${path}`));
const fonts = {
  regular: fontFile('400Regular/NotoSansTC_400Regular.ttf'),
  bold: fontFile('700Bold/NotoSansTC_700Bold.ttf'),
};

/** A4 in points, and the box that contents stay in. */
const size = { width: 595.28, height: 841.89 };
const margins = { top: 64, bottom: 62, left: 48, right: 48 };

/** Where the font has no letter: the reader sees that something is there, and finds it in the other formats. */
const missing = '□';
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

interface FontFace {
  hasGlyphForCodePoint(code: number): boolean;
}

export interface TextStyle {
  size: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'right' | 'center';
}

/** A structure element; `scope` is what pdfkit knows and its types do not. */
type ElementOptions = { alt?: string; title?: string; scope?: 'Column' | 'Row' };

/**
 * A tagged A4 document that is drawn from top to bottom: every text and figure is in its structure tree, every page's head
 * and foot is an artifact. The same drawing gives the same bytes. Pages stay in memory until `finish`.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly left = margins.left;
  readonly width = size.width - margins.left - margins.right;
  readonly bottom = size.height - margins.bottom;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #face: FontFace;
  readonly #known = new Map<number, boolean>();
  #section: PDFKit.PDFStructureElement;
  #kept: PDFKit.PDFStructureElement | undefined;

  constructor(
    readonly language: Language,
    info: { title: string; at: Date; keywords: string },
  ) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins,
      bufferPages: true,
      autoFirstPage: false,
      tagged: true,
      lang: language,
      displayTitle: true,
      pdfVersion: '1.7',
      font: fonts.regular,
      info: {
        Title: info.title,
        Author: 'Countersign',
        Creator: 'Countersign',
        Producer: 'Countersign',
        Keywords: info.keywords,
        CreationDate: info.at,
        ModDate: info.at,
      },
    });
    this.#face = (this.doc as unknown as { _font: { font: FontFace } })._font.font;
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
    this.#section = this.#root;
  }

  /** Text that can be drawn, quotation marks of other languages' width straightened in English: without what has no shape, and with a box where the font has no letter. */
  clean(text: string): string {
    let clean = '';
    // The font's curly marks are as wide as a Chinese character.
    const quoted = this.language === 'en' ? text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'") : text;
    for (const letter of quoted.replace(/\s+/g, ' ').replace(invisible, '')) {
      const code = letter.codePointAt(0) ?? 0;
      let known = this.#known.get(code);
      if (known === undefined) {
        known = this.#face.hasGlyphForCodePoint(code);
        this.#known.set(code, known);
      }
      clean += known ? letter : missing;
    }
    return clean;
  }

  /** Begins a page. */
  page(): void {
    this.doc.addPage();
  }

  /** Begins a part of the document on a page of its own, or below what is there, with its heading and bookmark; answers its page from 0. */
  section(title: string, { fresh = true }: { fresh?: boolean } = {}): number {
    if (this.#section !== this.#root && this.#section !== this.#kept) this.#section.end();
    this.#section = this.doc.struct('Sect');
    this.#root.add(this.#section);
    if (fresh) this.page();
    else if (this.doc.y > this.bottom - 120) this.page();
    this.doc.outline.addItem(title);
    this.heading(title, 1);
    return this.lastPage;
  }

  get lastPage(): number {
    const { start, count } = this.doc.bufferedPageRange();
    return start + count - 1;
  }

  /** A new element in the current part, filled by `fill`, which may nest further ones. */
  element(type: string, options: ElementOptions, fill: (element: PDFKit.PDFStructureElement) => void): void {
    const element = this.doc.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    this.#section.add(element);
    fill(element);
    element.end();
  }

  /** A new element in the current part that stays open: it is filled and ended later, and keeps the part open until then. */
  keep(type: string): PDFKit.PDFStructureElement {
    const element = this.doc.struct(type);
    this.#section.add(element);
    this.#kept = this.#section;
    return element;
  }

  /** An element with contents that are drawn at once. */
  leaf(parent: PDFKit.PDFStructureElement, type: string, draw: () => void, options: ElementOptions = {}): void {
    const element = this.doc.struct(type, options as PDFKit.Mixins.StructureElementOptions);
    parent.add(element);
    element.add(draw);
    element.end();
  }

  style({ size: points, bold = false, color = ink.text }: TextStyle): PDFKit.PDFDocument {
    // By path: pdfkit reads a font again for every use of a second name.
    return this.doc
      .font(bold ? fonts.bold : fonts.regular)
      .fontSize(points)
      .fillColor(color);
  }

  heightOf(text: string, width: number, style: TextStyle): number {
    return this.style(style).heightOfString(text, { width });
  }

  /** Goes to a new page where less than so many points are left. */
  need(height: number): void {
    if (this.doc.y + height > this.bottom) this.page();
  }

  heading(text: string, level: 1 | 2): void {
    const points = level === 1 ? 20 : 13;
    this.need(points * 5);
    if (level === 2) this.doc.y += 10;
    this.element(`H${level}`, {}, (element) => {
      element.add(() => {
        this.style({ size: points, bold: true, color: ink.accent }).text(text, this.left, this.doc.y, {
          width: this.width,
        });
      });
    });
    this.doc.y += level === 1 ? 8 : 4;
  }

  paragraph(text: string, style: Partial<TextStyle> = {}): void {
    const whole = { size: 10, ...style };
    this.need(this.heightOf(this.clean(text), this.width, whole) > 60 ? 40 : 16);
    this.element('P', {}, (element) => {
      element.add(() => {
        this.style(whole).text(this.clean(text), this.left, this.doc.y, { width: this.width, lineGap: 1.5 });
      });
    });
    this.doc.y += 5;
  }

  /** Ends the document: draws head and foot on every page but the cover, with page numbers. */
  finish(lines: { head: [string, string]; foot: string[]; pageOf(page: number, all: number): string }): void {
    this.#kept?.end();
    this.#section.end();
    this.#root.end();
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start + 1; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      this.doc.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
      this.doc.markContent('Artifact', { type: 'Pagination' });
      this.#line(lines.head[0], 30, 'left');
      this.#line(lines.head[1], 30, 'right');
      this.doc
        .moveTo(this.left, 46)
        .lineTo(this.left + this.width, 46)
        .lineWidth(0.5)
        .strokeColor(ink.line)
        .stroke();
      for (const [index, line] of lines.foot.entries()) this.#line(line, size.height - 44 + index * 9, 'left', 5.6);
      this.#line(lines.pageOf(page + 1 - start, count), size.height - 44, 'right');
      this.doc.endMarkedContent();
    }
    this.doc.end();
  }

  #line(text: string, y: number, align: 'left' | 'right', points = 7.5): void {
    this.style({ size: points, color: ink.soft }).text(this.clean(text), this.left, y, {
      width: this.width,
      align,
      lineBreak: false,
    });
  }
}
