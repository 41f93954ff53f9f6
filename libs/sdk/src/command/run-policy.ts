import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@countersign/contracts';
import { checkPolicyFolder, policySchemas, type PolicyCheck, type PolicyFault } from '@countersign/policy';
import type { CommandOutput } from './command-output.js';
import { languageOf } from './parse-command.js';
import { readArguments } from './read-arguments.js';
import { UsageError } from './usage-error.js';

const options = { json: { type: 'boolean' }, lang: { type: 'string' } } as const;

function line({ file, line, column, sentence, text }: PolicyFault, language: Language): string {
  return `${file}:${line}${column === undefined ? '' : `:${column}`}: ${text?.[language] ?? sentence}\n`;
}

function summary({ digest, tests, faults, hints }: PolicyCheck, language: Language): string {
  if (language === 'en') {
    const verdict = faults.length === 0 ? `The policy can be used: ${digest ?? ''}` : `Faults: ${faults.length}`;
    return `${verdict}. Tests: ${tests}. Hints: ${hints.length}.\n`;
  }
  const verdict = faults.length === 0 ? `政策可以使用：${digest ?? ''}` : `錯誤 ${faults.length} 項`;
  return `${verdict}。測試 ${tests} 項，提示 ${hints.length} 項。\n`;
}

async function check(folder: string, json: boolean, language: Language, { out }: CommandOutput): Promise<0 | 1> {
  const found = await checkPolicyFolder(folder);
  if (json) out(`${JSON.stringify({ ok: found.faults.length === 0, ...found })}\n`);
  else {
    const hint = language === 'en' ? 'hint: ' : '提示：';
    for (const fault of found.faults) out(line(fault, language));
    for (const one of found.hints) out(`${hint}${line(one, language)}`);
    out(summary(found, language));
  }
  return found.faults.length === 0 ? 0 : 1;
}

async function writeSchemas(folder: string): Promise<0> {
  await mkdir(folder, { recursive: true });
  for (const [name, schema] of policySchemas()) {
    await writeFile(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
  return 0;
}

/** `countersign policy …`: 0 the policies can be used, 1 they have faults or fail their tests, 2 called wrongly (thrown). */
export async function runPolicy(args: readonly string[], output: CommandOutput): Promise<0 | 1> {
  const { values, positionals } = readArguments(args, options);
  const [act, folder, ...rest] = positionals;
  if (act === 'check' && rest.length === 0) {
    return check(folder ?? 'policies', values.json ?? false, languageOf(args), output);
  }
  if (act === 'schemas' && folder !== undefined && rest.length === 0) return writeSchemas(folder);
  throw new UsageError({
    en: 'Say what to do: countersign policy check [folder], or countersign policy schemas <folder>.',
    'zh-TW': '請指定動作：countersign policy check [資料夾]，或 countersign policy schemas <資料夾>。',
  });
}
