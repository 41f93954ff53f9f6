import type { LocalizedText } from '@countersign/contracts';
import { Unreadable } from '../fetching/unreadable.js';
import type { CommandOutput } from './command-output.js';
import { languageOf, parseCommand, type Command } from './parse-command.js';
import { printVerification, verificationJson } from './print-verification.js';
import { runArchive } from './run-archive.js';
import { runPolicy } from './run-policy.js';
import { runWitness } from './run-witness.js';
import { runVerify } from './run-verify.js';
import { runVerifyReceipt } from './run-verify-receipt.js';
import { UsageError } from './usage-error.js';
import { usage } from './usage.js';

const progressEvery = 1000;

/** Runs a command line and answers the exit status: 0 verified, 1 does not verify, or policies with faults, 2 called wrongly, 3 could not be fetched or read. */
export async function runCommand(args: readonly string[], output: CommandOutput): Promise<0 | 1 | 2 | 3> {
  const language = languageOf(args);
  const trouble = (code: string, detail: LocalizedText): void => {
    if (args.includes('--json'))
      output.out(`${JSON.stringify({ ok: false, error: code, detail: detail[language] })}\n`);
    output.err(`${detail[language]}\n`);
  };
  try {
    if (args[0] === 'witness') return await runWitness(args.slice(1), output);
    if (args[0] === 'policy') return await runPolicy(args.slice(1), output);
    const command = parseCommand(args);
    if (command.name === 'help') {
      output.out(usage[language]);
      return 0;
    }
    const onProgress = progressPrinter(command, output);
    const result =
      command.name === 'verify'
        ? await runVerify(command, onProgress)
        : command.name === 'archive'
          ? await runArchive(command, onProgress)
          : await runVerifyReceipt(command);
    output.out(command.json ? verificationJson(result, language) : printVerification(result, language));
    return result.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof Unreadable)) throw error;
    trouble(error instanceof UsageError ? 'usage' : 'unreadable', error.detail);
    return error instanceof UsageError ? 2 : 3;
  }
}

function progressPrinter({ language }: Command, { err, clock }: CommandOutput) {
  let next = clock() + progressEvery;
  return (done: number, total: number): void => {
    if (clock() < next) return;
    next = clock() + progressEvery;
    const percent = Math.floor((100 * done) / total);
    err(language === 'en' ? `${done} of ${total} (${percent} %)\n` : `${done}／${total}（${percent} %）\n`);
  };
}
