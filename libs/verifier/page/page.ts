import type { Language } from '@countersign/contracts';
import {
  blobSource,
  canVerifySignatures,
  describeVerification,
  faultOfTrustText,
  readTrustText,
  verifyFile,
  type Verification,
} from '../src/index.js';
import { pageWords } from './words.js';

let language: Language = navigator.language.startsWith('zh') ? 'zh-TW' : 'en';
let file: File | null = null;
let result: Verification | null = null;
let run = 0;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text = '',
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const title = element('h1');
const lead = element('p');
const input = element('input', '', { type: 'file', accept: '.zip,.jsonl', id: 'file' });
const choose = element('label', '', { for: 'file', class: 'button' });
const key = element('textarea', '', { id: 'key', rows: '2', spellcheck: 'false', 'aria-describedby': 'hint' });
const keyLabel = element('label', '', { for: 'key' });
const keyHint = element('p', '', { id: 'hint', class: 'quiet' });
const status = element('div', '', { role: 'status' });
const self = element('p', '', { class: 'quiet' });
const toggle = element('button', '', { type: 'button' });

function list(items: readonly string[]): HTMLUListElement {
  const made = element('ul');
  made.append(...items.map((item) => element('li', item)));
  return made;
}

function show(verification: Verification): void {
  const words = describeVerification(verification, language);
  const facts = element('dl');
  for (const [name, value] of words.facts) facts.append(element('dt', name), element('dd', value));
  const mark = verification.ok ? '✓' : '✗';
  status.replaceChildren(
    element('h2', `${mark} ${words.verdict}`, {
      class: verification.ok ? 'ok' : 'bad',
      'data-ok': String(verification.ok),
    }),
    element('p', file?.name ?? '', { class: 'quiet' }),
    facts,
  );
  if (words.keyWarning !== null) status.append(element('p', words.keyWarning, { class: 'warning' }));
  if (words.faults.length > 0) status.append(element('h3', words.faultsTitle), list(words.faults));
  status.append(element('h3', words.openTitle), list(words.open));
}

function say(): void {
  const words = pageWords(language);
  document.documentElement.lang = language;
  document.title = words.title;
  title.textContent = words.title;
  lead.textContent = words.lead;
  choose.textContent = words.choose;
  keyLabel.textContent = words.key;
  keyHint.textContent = words.keyHint;
  self.textContent = words.self;
  toggle.textContent = words.language;
  if (result) show(result);
}

async function verify(): Promise<void> {
  run += 1;
  const own = run;
  result = null;
  if (!file) return;
  const words = pageWords(language);
  const fault = faultOfTrustText(key.value);
  if (fault !== null) return status.replaceChildren(element('p', `${words.keyFault}: ${fault}`, { class: 'bad' }));
  if (!(await canVerifySignatures())) return status.replaceChildren(element('p', words.old, { class: 'bad' }));
  const trust = readTrustText(key.value);
  const progress = element('progress', '', { max: '1', 'aria-label': words.working });
  status.replaceChildren(element('p', words.working), progress);
  const onProgress = (done: number, total: number): void => {
    progress.value = done / total;
  };
  try {
    const verified = await verifyFile(blobSource(file), { ...(trust ? { trust } : {}), onProgress });
    if (own !== run) return;
    result = verified;
    show(verified);
  } catch (error) {
    if (own === run) status.replaceChildren(element('p', `${words.broken}: ${String(error)}`, { class: 'bad' }));
  }
}

function take(chosen: File | null | undefined): void {
  file = chosen ?? null;
  void verify();
}

input.addEventListener('change', () => take(input.files?.[0]));
key.addEventListener('change', () => void verify());
toggle.addEventListener('click', () => {
  language = language === 'en' ? 'zh-TW' : 'en';
  say();
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  take(event.dataTransfer?.files[0]);
});

const main = element('main');
const chooser = element('div', '', { class: 'drop' });
chooser.append(input, choose);
main.append(toggle, title, lead, chooser, keyLabel, key, keyHint, status, self);
document.body.append(main);
say();
