import { spawn } from 'node:child_process';

/** Runs a script in a process of its own, with these arguments of Node.js, and answers the JSON that it prints. */
export async function runScript<T>(args: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${args.find((arg) => arg.endsWith('.ts'))} ended with ${String(code)}.`);
  return JSON.parse(output) as T;
}
