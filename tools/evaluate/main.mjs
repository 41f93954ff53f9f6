import { runAfterBuild } from '../setup/run-after-build.mjs';
import { endWith } from '../setup/trouble.mjs';

runAfterBuild('test', 'evaluation', 'evaluate.ts').catch(endWith);
