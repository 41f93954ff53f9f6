import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { approveWeights } from './train/approve-weights.ts';
import { trainOffence } from './train/train-offence.ts';
import { supportModule, trainSupport } from './train/train-support.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const fileOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const write = (path: string, text: string): void => {
  writeFileSync(fileOf(path), text);
  process.stdout.write(`Written: ${path}\n`);
};

if (!existsSync(values.data)) {
  process.stderr.write(`There are no sets in ${values.data}: say where they are with --data.\n`);
  process.exit(2);
}
const models = await trainSupport(values.data);
for (const { set, split, outputs, claims } of models.examples) {
  process.stdout.write(`${set}/${split}: ${outputs} outputs, ${claims} claims\n`);
}
write('libs/checks/src/text/support-coefficients.ts', supportModule(models));
const offence = trainOffence(values.data);
write('libs/checks/models/offence-zh.json', offence);
const policy = readFileSync(fileOf('policies/models.yaml'), 'utf8');
write('policies/models.yaml', approveWeights(policy, 'offence-zh.json', offence));
