import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { supportModule, trainSupport } from './train-support.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const target = fileURLToPath(new URL('../../libs/checks/src/text/support-coefficients.ts', import.meta.url));

if (!existsSync(values.data)) {
  process.stderr.write(`There are no sets in ${values.data}: say where they are with --data.\n`);
  process.exit(2);
}
const models = await trainSupport(values.data);
for (const { set, split, outputs, claims } of models.examples) {
  process.stdout.write(`${set}/${split}: ${outputs} outputs, ${claims} claims\n`);
}
writeFileSync(target, supportModule(models));
process.stdout.write(`Written: ${target}\n`);
