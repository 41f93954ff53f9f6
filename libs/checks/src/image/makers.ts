/** Who makes models of images, by the names of itself and of its models. A service that runs another one's models has both names. */
const makers: readonly (readonly [maker: string, names: RegExp])[] = [
  ['OpenAI', /\b(open ?ai|dall[-·. ]?e|chatgpt|gpt[- ](\d|image)|sora|bing image creator|azure openai)/i],
  ['Microsoft', /\b(microsoft|bing image creator|azure|mai-image)/i],
  ['Adobe', /\b(adobe firefly|firefly)\b/i],
  ['Google', /\b(google|gemini|imagen|nano[- ]banana|vertex ?ai)\b/i],
  ['Midjourney', /\bmidjourney\b/i],
  ['Stability AI', /\b(stability|stable[-_ ]diffusion|sd[-_]?xl|sd_xl|sd[-_ ]?[123](\.\d)?|v1-5-pruned)/i],
  ['Black Forest Labs', /\b(black[-_ ]forest|flux)/i],
  ['Ideogram', /\bideogram\b/i],
  ['Recraft', /\brecraft/i],
  ['Leonardo', /\bleonardo(\.| )?ai\b/i],
  ['xAI', /\b(x\.?ai|grok)\b/i],
  ['Meta', /\b(meta[- ]ai|imagined? with ai)\b/i],
  ['Amazon', /\b(titan[- ]image|nova[- ]canvas)/i],
  ['ByteDance', /\b(bytedance|seedream|doubao|jimeng)|即夢|豆包/i],
  ['Alibaba', /\b(alibaba|qwen|wanx?[- ]?\d|tongyi|z-image)|通義/i],
  ['Tencent', /\b(tencent|hunyuan)|混元/i],
  ['Baidu', /\b(baidu|ernie)|文心/i],
  ['NovelAI', /\b(novel ?ai|nai[- ]diffusion)/i],
];

/** The makers that a text names, by their names or those of their models; empty where it names none that is known. */
export const makersIn = (text: string): string[] =>
  makers
    .filter(([, names]) => names.test(text.slice(0, 1000).replaceAll('_', '-')) || names.test(text.slice(0, 1000)))
    .map(([maker]) => maker);
