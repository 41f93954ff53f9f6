import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { markdownOf } from './section.ts';
import { sections } from './sections.ts';

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/data' }, only: { type: 'string' } },
});
if (!existsSync(values.data)) {
  process.stderr.write(`There are no sets in ${values.data}: say where they are with --data.\n`);
  process.exit(2);
}
const written: string[] = [];
const today = new Date().toISOString().slice(0, 10);
for (const [name, evaluate] of Object.entries(sections)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  process.stderr.write(`${name} …\n`);
  const section = await evaluate(values.data);
  if (!section) {
    process.stderr.write(`${name}: its sets are not in ${values.data}\n`);
    continue;
  }
  const markdown = markdownOf(section, name, today);
  written.push(markdown);
  process.stdout.write(`\n${markdown}`);
  for (const fault of section.broken ?? []) {
    process.stderr.write(`Not as promised: ${fault}\n`);
    process.exitCode = 1;
  }
}
if (values.only === undefined && written.length === Object.keys(sections).length) {
  const file = new URL('../../docs/evaluation.md', import.meta.url);
  const foreword = `# How well the checks work, measured

Written by \`npm run evaluate\`; do not edit by hand. It runs the text checks, as the worker runs them, on public sets that people labelled and on claims written for this project, the re-check of schedules on published instances, and the checks of images on labelled pictures. Public sets are not part of the product: \`npm run evaluate -- --data <folder>\` says where they are, and what is not there is left out.

All figures are of the default installation: no GPU, no download, no outside service. Brackets hold 95 % intervals; where nothing else is said they are Wilson's for shares, and bootstraps over source documents for the rest. What each model is for, what it was fitted on and where it fails: [models](models/). What the checks look at: [checks.md](checks.md).
`;
  writeFileSync(file, [foreword, ...written].join('\n'));
  process.stderr.write(`Written: ${fileURLToPath(file)}\n`);
}
