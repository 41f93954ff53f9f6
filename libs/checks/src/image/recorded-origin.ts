import type { Generator } from '@countersign/contracts';
import { say, type ImageFindingParts } from './image-finding.js';

const blank = (text: string | undefined) => !text || text.trim() === '';

/** How the images came about, as far as it is recorded: prompt, seed, version, parameters. The model is required by the contract. */
export function recordedOrigin(generator: Generator): ImageFindingParts[] {
  const missing: ImageFindingParts[] = [];
  if (blank(generator.prompt)) {
    missing.push({
      code: 'prompt-not-recorded',
      severity: 'major',
      message: say('The prompt is not recorded.', '未登錄提示詞。'),
      explanation: say(
        'Without the prompt nobody can say what the model was asked for. Send it as generator.prompt.',
        '沒有提示詞，就無法說明要求模型做什麼。請以 generator.prompt 傳送。',
      ),
    });
  }
  if (generator.seed === undefined) {
    missing.push({
      code: 'seed-not-recorded',
      severity: 'minor',
      message: say('The seed is not recorded.', '未登錄種子值。'),
      explanation: say(
        'Without the seed the picture cannot be made again. Send it as generator.seed where the model has one.',
        '沒有種子值就無法重現圖片。若模型提供種子值，請以 generator.seed 傳送。',
      ),
    });
  }
  if (blank(generator.version) && generator.parameters === undefined) {
    missing.push({
      code: 'model-version-not-recorded',
      severity: 'info',
      message: say(
        `Neither version nor parameters of ${generator.model} are recorded.`,
        `未登錄 ${generator.model} 的版本或參數。`,
      ),
      explanation: say(
        'A model name alone may stand for several models over time.',
        '僅有模型名稱時，同一名稱可能隨時間指向不同的模型。',
      ),
    });
  }
  return missing;
}
