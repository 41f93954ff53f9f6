import { setUpActor, workerActor } from '@countersign/access';
import { reviewTasks } from '@countersign/reviews';
import { activatePolicy, parseSubmission, routeSubmissions, submitOutputs } from '@countersign/submissions';
import { submissionBody, type Stage } from './stage.ts';

const group = 500;

/** Makes submissions that wait for review, by the verbs of intake and routing; only the checks' answers are written directly. */
export async function fill({ db, policy, client }: Stage, count: number): Promise<void> {
  await db.transaction((tx) => activatePolicy(tx, setUpActor, policy, new Date()));
  for (let done = 0; done < count; done += group) {
    const requests = Array.from({ length: Math.min(group, count - done) }, () => ({
      actor: client,
      input: { parsed: parseSubmission(submissionBody()), idempotencyKey: null, revises: null },
    }));
    await db.transaction(async (tx) => {
      const results = await submitOutputs(tx, requests, policy);
      const ids = results.map((result) => ('answer' in result ? result.answer.id : ''));
      await tx.execute(
        `update check_run set state = 'passed', score = 1, attempts = 1, finished_at = now(), milliseconds = 1,
           summary = '{"en": "Nothing found.", "zh-TW": "未發現問題。"}', attributions = '[]', measures = '{}'
         where submission_id = any($1)`,
        [ids],
      );
      await routeSubmissions(tx, workerActor, ids, { policy, tasks: reviewTasks });
    });
  }
}
