import { defaultImageLimits as limits } from '@countersign/policy';
import { Count } from '../measure/count.ts';
import { drawBands } from './draw-bands.ts';

const drawings = 200;

/** Harmless drawings without a face: what is doubted, flagged or taken for a face is a false alarm. */
export async function measureBands(
  kind: 'grey' | 'skin',
  score: (bytes: Buffer) => Promise<{ unsafe: number }>,
  find: (bytes: Buffer) => Promise<readonly { certainty: number }[]>,
): Promise<string[][]> {
  const [under, unflagged, faceless] = [new Count(), new Count(), new Count()];
  for (let seed = 1; seed <= drawings; seed += 1) {
    const bytes = await drawBands(seed, kind);
    const { unsafe } = await score(bytes);
    under.add(unsafe < limits.unsafe.lookFrom, `drawing ${seed}`);
    unflagged.add(unsafe < limits.unsafe.flagFrom, `drawing ${seed}`);
    faceless.add(!(await find(bytes)).some(({ certainty }) => certainty >= limits.faceFrom), `drawing ${seed}`);
  }
  const name = kind === 'grey' ? 'grey bands' : 'bands of the colour of skin';
  return [
    under.row(`Safety: drawings of ${name}, without doubt`),
    unflagged.row(`Safety: drawings of ${name}, not flagged`),
    faceless.row(`Faces: drawings of ${name}, none found`),
  ];
}
