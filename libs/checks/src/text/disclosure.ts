import type { Disclosure } from '@countersign/contracts';

const says =
  /(?<![a-z])(?:ai[- ](?:generated|assisted|written|produced)|(?:generated|written|produced|created|drafted) (?:by|with) (?:an? )?(?:ai|artificial intelligence|language model|machine)|as an ai(?: language)? model)(?![a-z])|(?:由|使用|以)?\s?(?:AI|人工智慧|生成式)[^。\n]{0,8}(?:生成|產生|產製|撰寫|製作|輔助)/i;

/** Whether people can see that the output was made by AI: declared, or said in the text itself. */
export function isDisclosed(folded: string, disclosure: Disclosure | null): boolean {
  return (disclosure?.visible ?? '').trim() !== '' || says.test(folded);
}
