import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { teiRevision } from '@countersign/testing';

/** Where the shipped policies and the product's own weights lie. */
export const repositoryFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The shipped models.yaml with a classifier on a server before the product's own model. */
async function withServer(address: string): Promise<string> {
  const shipped = await readFile(join(repositoryFolder, 'policies', 'models.yaml'), 'utf8');
  const entry = `models:
  - name: nli-server
    label: { en: Entailment on a GPU server, zh-TW: GPU 伺服器上的蘊涵模型 }
    task: entailment
    backend: tei
    address: ${address}
    folder: null
    revision: ${teiRevision}
    weights: []
    licence: MIT
    languages: [en]
    modalities: [text]
    card:
      intendedUse: { en: Tells whether a passage carries a sentence., zh-TW: 判斷段落是否支持句子。 }
      limits: { en: For tests., zh-TW: 測試用。 }
    device: cuda:A100
    concurrency: 4
    batch: { items: 16, waitMs: 2 }
    timeoutSeconds: 5`;
  return shipped
    .replace(/^models:$/m, entry)
    .replace('entailment: [countersign-support]', 'entailment: [nli-server, countersign-support]');
}

/** A new folder with the shipped policies, in which checks ask the model of the server at that address first. */
export async function policiesWithServer(address: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(join(repositoryFolder, 'policies'), folder, { recursive: true });
  await writeFile(join(folder, 'models.yaml'), await withServer(address));
  return folder;
}

/** A new folder with the shipped policies, in which a server of OpenAI's protocol looks at images. */
export async function policiesWithVision(address: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-policies-'));
  await cp(join(repositoryFolder, 'policies'), folder, { recursive: true });
  const shipped = await readFile(join(folder, 'models.yaml'), 'utf8');
  const entry = `models:
  - name: vision-server
    label: { en: A vision model on a server, zh-TW: 伺服器上的視覺模型 }
    task: vision
    backend: openai
    address: ${address}
    config: { model: vision }
    folder: null
    revision: '1'
    weights: []
    licence: MIT
    languages: ['*']
    modalities: [image]
    card:
      intendedUse: { en: Compares a picture with its prompt., zh-TW: 比對圖片與提示詞。 }
      limits: { en: For tests., zh-TW: 測試用。 }
    device: remote
    concurrency: 4
    batch: { items: 1, waitMs: 0 }
    timeoutSeconds: 20`;
  const named = shipped.replace(/^models:$/m, entry).replace(/^chains:$/m, 'chains:\n  vision: [vision-server]');
  await writeFile(join(folder, 'models.yaml'), named);
  return folder;
}
