import type { ModelTask } from '@countersign/policy';

/** Names that models give to labels which we know under one of our own, in small letters without marks. */
const known: Partial<Record<ModelTask, Record<string, string>>> = {
  entailment: {
    entailment: 'entailment',
    entailed: 'entailment',
    supported: 'entailment',
    neutral: 'neutral',
    notentailment: 'neutral',
    contradiction: 'contradiction',
    contradicted: 'contradiction',
    refuted: 'contradiction',
  },
  stereotype: {
    stereotype: 'stereotype',
    antistereotype: 'antiStereotype',
    unrelated: 'unrelated',
    neutral: 'unrelated',
  },
};

/** Our name of a model's label: the one that `config.labels` gives it, a known one, or its own. */
export function labelNames(task: ModelTask, labels: Readonly<Record<string, string>>): (label: string) => string {
  return (label) => labels[label] ?? known[task]?.[label.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? label;
}

/** The answer of a classifier's task, of probabilities by our names. Labels that entailment does not know are an error of the model. */
export function classifierOutput(task: ModelTask, scores: Record<string, number>): unknown {
  if (task === 'toxicity') return { scores };
  // A model of two classes says nothing of contradiction: what does not follow is neutral.
  return task === 'entailment' ? { neutral: 0, contradiction: 0, ...scores } : scores;
}
