import {
  featureSigns,
  groundClaims,
  outputFeatures,
  outputSigns,
  type ClaimFeatures,
  type Grounding,
  type OutputFeatures,
} from '@countersign/checks';
import { balancedWeights, fitSignedLogistic, type Examples, type SignedLogistic } from './fit-signed-logistic.ts';
import { readFactualitySet, type FactualityRow } from '../read/read-factuality-set.ts';

/** The splits that the model is fitted on; nothing else is read. */
const fitted = { ragtruth_sample: 'cal', begin: 'dev', wice_claim: 'dev' } as const;
const names = Object.keys(featureSigns) as (keyof ClaimFeatures)[];
const outputNames = Object.keys(outputSigns) as (keyof OutputFeatures)[];

interface Grounded {
  row: FactualityRow;
  grounding: Grounding;
}

/** Both models of the support: of a claim by its features, and of an output by those of its claims. */
export interface SupportModels {
  claim: SignedLogistic;
  output: SignedLogistic;
  examples: { set: string; split: string; outputs: number; claims: number }[];
}

async function groundSet(data: string, set: string, split: string): Promise<Grounded[]> {
  const rows = readFactualitySet(data, set)?.filter((row) => row.split === split);
  if (!rows) throw new Error(`There is no folder ${set} in ${data}: give the folder of the sets as --data.`);
  const signal = new AbortController().signal;
  const grounded: Grounded[] = [];
  for (const row of rows) {
    grounded.push({ row, grounding: await groundClaims(row.text, [{ id: 's', text: row.document }], signal) });
  }
  return grounded;
}

/** People marked stretches of some outputs; then a claim is unsupported where it touches one. Else it is what its output is. */
function isCarried({ spans, supported }: FactualityRow, claim: { start: number; end: number }): boolean {
  return spans === null ? supported : !spans.some(({ start, end }) => start < claim.end && end > claim.start);
}

function joined(parts: readonly Examples[]): Examples {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    labels: parts.flatMap(({ labels }) => labels),
    weights: parts.flatMap(({ weights }) => weights),
  };
}

function examplesOf(rows: readonly number[][], labels: readonly boolean[]): Examples {
  return { rows, labels, weights: balancedWeights(labels) };
}

const claimsOf = (set: readonly Grounded[]): Examples =>
  examplesOf(
    set.flatMap(({ grounding }) => grounding.claims.map(({ features }) => names.map((name) => features[name]))),
    set.flatMap(({ row, grounding }) => grounding.claims.map(({ claim }) => isCarried(row, claim))),
  );

function supportOf({ intercept, weights }: SignedLogistic, features: ClaimFeatures): number {
  const odds = names.reduce((sum, name, at) => sum + (weights[at] ?? 0) * features[name], intercept);
  return 1 / (1 + Math.exp(-odds));
}

function outputsOf(set: readonly Grounded[], model: SignedLogistic): Examples {
  const told = set.filter(({ grounding }) => grounding.claims.length > 0);
  const rows = told.map(({ grounding: { claims } }) => {
    const features = outputFeatures(claims.map((claim) => ({ ...claim, support: supportOf(model, claim.features) })));
    return outputNames.map((name) => features[name]);
  });
  return examplesOf(
    rows,
    told.map(({ row }) => row.supported),
  );
}

const twoPlaces = ({ intercept, weights }: SignedLogistic): SignedLogistic => ({
  intercept: Math.round(intercept * 100) / 100,
  weights: weights.map((weight) => Math.round(weight * 100) / 100 + 0),
});

/** Fits the support models on the fitting splits of the sets in `data`; no randomness, so the same sets and code give the same weights. */
export async function trainSupport(data: string): Promise<SupportModels> {
  const sets: Grounded[][] = [];
  const examples: SupportModels['examples'] = [];
  for (const [set, split] of Object.entries(fitted)) {
    const grounded = await groundSet(data, set, split);
    sets.push(grounded);
    const claims = grounded.reduce((sum, { grounding }) => sum + grounding.claims.length, 0);
    examples.push({ set, split, outputs: grounded.length, claims });
  }
  const claim = twoPlaces(fitSignedLogistic(joined(sets.map(claimsOf)), Object.values(featureSigns)));
  const outputs = joined(sets.map((set) => outputsOf(set, claim)));
  const output = twoPlaces(fitSignedLogistic(outputs, Object.values(outputSigns)));
  return { claim, output, examples };
}

function weightsModule(names: readonly string[], { intercept, weights }: SignedLogistic): string {
  const lines = names.map((name, at) => `    ${name}: ${weights[at] ?? 0},\n`).join('');
  return `{\n  intercept: ${intercept},\n  weights: {\n${lines}  },\n} as const;\n`;
}

/** The models as the source file that the product reads. */
export function supportModule({ claim, output }: SupportModels): string {
  return `/** Weights of the support model; written by \`npm run train\`, see docs/models/countersign-support.md. Do not edit by hand. */
export const claimCoefficients = ${weightsModule(names, claim)}
/** Weights of an output's features in its score. */
export const outputCoefficients = ${weightsModule(outputNames, output)}`;
}
