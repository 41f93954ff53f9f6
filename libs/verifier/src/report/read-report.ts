import { encodeBase64, TlogError, type Checkpoint } from '@countersign/tlog';
import { isRecord, listAt, at, sizeAt, textAt, type JsonRecord } from '../json-shape.js';
import { attempt } from '../tlog-fault.js';
import { openTrusted, trustOr, type Trust } from '../trust.js';
import type { VerificationDraft } from '../verification.js';
import { checkDecision } from './check-decision.js';
import { checkSetAside } from './check-set-aside.js';
import { IndexSet } from './index-set.js';
import type { ReportContent } from './report-content.js';
import { parseLine, splitLines } from './report-lines.js';

const format = 'countersign-report/1';

/**
 * Reads a report a line at a time and verifies it into `draft`: the checkpoint's signature, and of every decision the
 * leaf hash, the inclusion proof, the commitment, and that the line says the same. `onLine` is given the lines that
 * hold. Null when the report does not reach its end.
 */
export async function readReport(
  draft: VerificationDraft,
  chunks: AsyncIterable<Uint8Array>,
  { trust, onLine = () => undefined }: { trust?: Trust | undefined; onLine?: (line: JsonRecord) => void },
): Promise<ReportContent | null> {
  const reading = new ReportReading(draft, trust, onLine);
  const where = { en: 'The report', 'zh-TW': '報告' };
  await attempt(draft, where, async () => {
    for await (const line of splitLines(chunks)) {
      if (!(await reading.take(line)) || draft.isFull) break;
    }
    reading.finish();
  });
  return reading.content;
}

class ReportReading {
  #lines = 0;
  #ended = false;
  #header: JsonRecord | null = null;
  #checkpoint: Checkpoint | null = null;
  readonly #indexes = new IndexSet();
  readonly #setAside = new IndexSet();
  readonly #received = new Map<string, number>();
  #last = '';

  constructor(
    private readonly draft: VerificationDraft,
    private readonly trust: Trust | undefined,
    private readonly onLine: (line: JsonRecord) => void,
  ) {}

  /** Takes a line; false when there is no use in reading on. */
  async take(text: string): Promise<boolean> {
    this.#lines += 1;
    const number = this.#lines;
    const where = { en: `Line ${number}`, 'zh-TW': `第 ${number} 行` };
    const line = await attempt(this.draft, where, () => parseLine(text));
    if (number === 1) return line !== null && this.#open(line);
    if (line) await attempt(this.draft, where, () => this.#takeLine(line));
    return true;
  }

  finish(): void {
    if (this.#checkpoint && !this.#ended && !this.draft.isFull) {
      throw new TlogError('malformed', 'the file is cut short: it has no end line');
    }
    if (this.#lines === 0) throw new TlogError('malformed', 'the file is empty');
  }

  get content(): ReportContent | null {
    if (!this.#header || !this.#checkpoint || !this.#ended) return null;
    const [from, to, frozenAt] = periodOf(this.#header);
    const before = Date.parse(to) < Date.parse(frozenAt) ? to : frozenAt;
    const systems = listAt(this.#header, 'systems').map(String);
    const [header, checkpoint] = [this.#header, this.#checkpoint];
    const [indexes, setAside, received] = [this.#indexes, this.#setAside, this.#received];
    return { header, checkpoint, from, before, systems, indexes, setAside, received };
  }

  async #open(header: JsonRecord): Promise<boolean> {
    const { draft } = this;
    const where = { en: 'Line 1', 'zh-TW': '第 1 行' };
    const parts = await attempt(draft, where, () => {
      if (header['type'] !== 'report' || header['format'] !== format) {
        throw new TlogError('malformed', `a report begins with a line of type report and format ${format}`);
      }
      periodOf(header);
      listAt(header, 'systems');
      sizeAt(header, 'decisions');
      return { key: textAt(header, 'log', 'verifierKey'), note: textAt(header, 'log', 'checkpoint') };
    });
    const trust = parts && (await trustOr(draft, this.trust, parts.key));
    const opened = parts && trust && (await openTrusted(draft, parts.note, trust));
    if (!opened) return false;
    this.#header = header;
    this.#checkpoint = opened.checkpoint;
    await attempt(draft, where, () => this.#checkHead(header, opened.checkpoint));
    return true;
  }

  #checkHead(header: JsonRecord, { origin, size, root }: Checkpoint): void {
    const signed: Record<string, unknown> = { origin, size, root: encodeBase64(root) };
    for (const [what, value] of Object.entries(signed)) {
      if (at(header, 'log', what) !== value) {
        throw new TlogError('proof-mismatch', `the ${what} at its head is not the one of its checkpoint`);
      }
    }
  }

  #takeLine(line: JsonRecord): void {
    if (this.#ended) throw new TlogError('malformed', 'there are lines after the end line');
    const { type } = line;
    if (type === 'decision') this.#takeDecision(line);
    else if (type === 'set-aside') this.#takeSetAside(line);
    else if (type === 'end') this.#end(line);
    else if (type !== 'coverage' && type !== 'requirement' && type !== 'exception') {
      throw new TlogError('malformed', `lines of type ${JSON.stringify(type)} are not known`);
    }
    this.onLine(line);
  }

  #takeDecision(line: JsonRecord): void {
    if (!this.#checkpoint || !isRecord(this.#header)) return;
    const decision = checkDecision(line, this.#checkpoint);
    this.draft.count('decisions');
    if (decision.entries > 0) this.draft.count('entries', decision.entries);
    if (decision.erased) {
      this.draft.leaveOpen('erased');
      this.draft.count('erased');
    }
    // In strict order no decision can occur twice, and nothing has to be remembered but the last one.
    const key = `${decision.at} ${decision.id}`;
    if (!this.#indexes.add(decision.index) || this.#setAside.has(decision.index) || key <= this.#last) {
      throw new TlogError('malformed', `decision ${decision.id} occurs twice, or not in the order of times`);
    }
    this.#last = key;
    if (!this.#isOfPeriod(decision.at)) {
      throw new TlogError('malformed', `decision ${decision.id} is not of the period`);
    }
    const systems = listAt(this.#header, 'systems');
    if (systems.length > 0 && !systems.includes(decision.system)) {
      throw new TlogError('malformed', `decision ${decision.id} is of another AI system`);
    }
  }

  #takeSetAside(line: JsonRecord): void {
    if (!this.#checkpoint) return;
    const { index, at: time, subject, received, opened } = checkSetAside(line, this.#checkpoint);
    if (this.#indexes.has(index) || !this.#setAside.add(index)) {
      throw new TlogError('malformed', `the decision at ${index} is in the report, or set aside twice`);
    }
    if (!this.#isOfPeriod(time)) throw new TlogError('malformed', `the decision at ${index} is not of the period`);
    this.#received.set(subject, Math.max(received, this.#received.get(subject) ?? 0));
    this.draft.count('setAside');
    this.draft.leaveOpen('set-aside');
    if (opened) return;
    this.draft.count('setAsideClosed');
    this.draft.leaveOpen('set-aside-closed');
  }

  #isOfPeriod(instant: string): boolean {
    const [from, to] = periodOf(this.#header).map((time) => Date.parse(time)) as [number, number, number];
    const time = Date.parse(instant);
    return time >= from && time < to;
  }

  #end(line: JsonRecord): void {
    this.#ended = true;
    const lines = sizeAt(line, 'lines');
    if (lines !== this.#lines)
      throw new TlogError('malformed', `it should have ${lines} lines, and has ${this.#lines}`);
    const decisions = sizeAt(this.#header, 'decisions');
    if (decisions !== this.#indexes.size && !this.draft.hasFaults) {
      throw new TlogError('malformed', `it should have ${decisions} decisions, and has ${this.#indexes.size}`);
    }
  }
}

function periodOf(header: unknown): [from: string, to: string, frozenAt: string] {
  const times: [string, string, string] = [textAt(header, 'from'), textAt(header, 'to'), textAt(header, 'frozenAt')];
  if (times.some((time) => Number.isNaN(Date.parse(time)))) throw new TlogError('malformed', 'its period has no times');
  return times;
}
