import type { BackTestView, DraftView, PolicyView } from '@countersign/contracts';
import type { ProductUsers } from '@countersign/testing';

/** The title of the draft that is planted: one that no language has to translate. */
export const draftTitle = '2.0';

/** Begins a draft that is stricter than the policy in force, tries it on what there is, and answers what pages name. */
export async function beginDraft(users: ProductUsers): Promise<{ policy: string; draft: string; backTest: string }> {
  const officer = await users.signIn('compliance');
  const { body: policy } = await officer.send<PolicyView>('GET', '/policies');
  const written = (document: string) => policy.documents.find(({ name }) => name === document)?.yaml ?? '';
  const yaml = written('risk-routing').replace('minimal: 1, limited: 1, high: 1', 'minimal: 2, limited: 2, high: 2');
  const tests = written('tests').replaceAll('approvals: 1', 'approvals: 2').replace(', two-people-for-high', '');
  const documents = [
    { name: 'risk-routing', yaml },
    { name: 'tests', yaml: tests },
  ];
  const draft = await officer.send<DraftView>('POST', '/policies/drafts', { title: draftTitle, documents });
  const path = `/policies/drafts/${draft.body.id}/back-tests`;
  const range = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() };
  const asked = await officer.send<BackTestView>('POST', path, range);
  if (asked.status !== 202) throw new Error(`The back-test was refused: ${JSON.stringify(asked.body)}`);
  for (;;) {
    const { body } = await officer.send<{ items: BackTestView[] }>('GET', path);
    const state = body.items[0]?.state;
    if (state === 'done') return { policy: policy.digest, draft: draft.body.id, backTest: asked.body.id };
    if (state === 'failed') throw new Error(`The back-test failed: ${body.items[0]?.failure}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
