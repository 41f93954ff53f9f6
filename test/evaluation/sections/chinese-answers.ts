import { clusterInterval } from '../measure/interval.ts';
import { percent } from '../measure/write-figure.ts';
import { readQuestions, type Question } from '../read/read-questions.ts';
import { runTextCheck } from '../run-text-check.ts';
import type { Evaluator } from '../section.ts';

const forms = {
  'the answer alone': ({ answer }: Question): string => answer,
  'question and answer': ({ question, answer }: Question): string => `${question}${answer}`,
  'sentences of the paragraph around the answer': ({ paragraph, answer }: Question): string =>
    paragraph
      .split(/(?<=[。！？])/u)
      .filter((sentence) => sentence.includes(answer))
      .join(''),
};

interface Turn {
  cluster: string;
  flagged: boolean;
}

/** Right answers in Traditional Chinese: whatever is flagged is a false alarm. And the same with another paragraph's answer, which should be flagged. */
export const chineseAnswers: Evaluator = async (data) => {
  const questions = readQuestions(data)?.filter(({ split }) => split === 'test');
  if (!questions) return null;
  const rows: string[][] = [];
  for (const [form, textOf] of Object.entries(forms)) {
    const [right, wrong]: [Turn[], Turn[]] = [[], []];
    for (const [at, question] of questions.entries()) {
      const turned = async (paragraph: string): Promise<Turn> => {
        const { outcome } = await runTextCheck('text-factuality', textOf(question), paragraph);
        return { cluster: question.documentId, flagged: outcome === 'flagged' };
      };
      right.push(await turned(question.paragraph));
      const other = questions.slice(at + 1).find(({ documentId }) => documentId !== question.documentId);
      if (other) wrong.push(await turned(other.paragraph));
    }
    const flagged = (turns: readonly Turn[]): number => turns.filter((turn) => turn.flagged).length / turns.length;
    rows.push([
      form,
      String(right.length),
      percent(clusterInterval(right, flagged)),
      percent(clusterInterval(wrong, flagged)),
    ]);
  }
  return {
    title: 'Factuality in Traditional Chinese: false alarms on right answers',
    text: 'DRCD, test split: questions that people asked about paragraphs of the Chinese Wikipedia, with their right answers, which stand in the paragraph word for word. Whatever is flagged beside its own paragraph is a false alarm. For the other side the same texts stand beside the paragraph of another question, which does not carry them. Answers in words of their own are harder: see the next section.',
    table: { head: ['form', 'answers', 'flagged beside its own paragraph', 'flagged beside another paragraph'], rows },
  };
};
