import { expect, it } from '@jest/globals';
import { faultWording } from './fault-wording.js';
import { draftInput } from './policy-draft.js';

it('names each document once', () => {
  const of = (...names: string[]) =>
    draftInput.safeParse({ title: 'x', documents: names.map((name) => ({ name, yaml: '' })) });
  expect(of('tests', 'reasons', 'risk-routing').success).toBe(true);
  const issues = of('tests', 'reasons', 'tests').error?.issues ?? [];
  expect(issues.map(({ path }) => path)).toEqual([['documents', 2, 'name']]);
  expect(issues.map(faultWording)).toMatchObject([{ 'zh-TW': '「tests」重複，每份文件僅能出現一次。' }]);
});
