import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { trainOffence } from './train/train-offence.ts';
import { supportModule, trainSupport } from './train/train-support.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const fileOf = (path: string): string => fileURLToPath(new URL(`../../libs/checks/${path}`, import.meta.url));
const write = (path: string, text: string): void => {
  writeFileSync(fileOf(path), text);
  process.stdout.write(`Written: libs/checks/${path}\n`);
};

if (!existsSync(values.data)) {
  process.stderr.write(`There are no sets in ${values.data}: say where they are with --data.\n`);
  process.exit(2);
}
const models = await trainSupport(values.data);
for (const { set, split, outputs, claims } of models.examples) {
  process.stdout.write(`${set}/${split}: ${outputs} outputs, ${claims} claims\n`);
}
write('src/text/support-coefficients.ts', supportModule(models));
write('models/offence-zh.json', trainOffence(values.data));
