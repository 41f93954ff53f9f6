import type { Generator } from '@countersign/contracts';
import type { ImageContent } from '@countersign/modalities';
import { ownSeeds } from './compare-seeds.js';
import { say, type ImageFindingParts } from './image-finding.js';
import type { SubjectImage } from './subject-image.js';

const blank = (text: string | undefined) => !text || text.trim() === '';

type Items = ImageContent['images'];

/** What is not recorded of seeds: none at all, or one only for several images, which programs give seeds of their own. */
function seedOf(generator: Generator, items: Items, images: readonly SubjectImage[]): ImageFindingParts | null {
  const without = [...items.keys()].filter((index) => items[index]?.declared?.seed === undefined);
  if (without.length === 0) return null;
  if (generator.seed === undefined) {
    return {
      code: 'seed-not-recorded',
      severity: 'minor',
      message:
        without.length === items.length
          ? say('The seed is not recorded.', '未登錄隨機種子。')
          : say(`The seed of ${without.length} images is not recorded.`, `未登錄 ${without.length} 張圖片的隨機種子。`),
      explanation: say(
        'Without the seed the picture cannot be made again. Send it as generator.seed where the model has one, of several images as declared.seed of each.',
        '沒有隨機種子就無法重現圖片。若模型提供隨機種子，請以 generator.seed 傳送；有多張圖片時，請於各圖片的 declared.seed 傳送。',
      ),
    };
  }
  const named = new Set(images.filter((image) => ownSeeds(image).length > 0).map(({ index }) => index));
  const unknown = without.filter((index) => !named.has(index));
  if (items.length === 1 || unknown.length === 0) return null;
  return {
    code: 'one-seed-for-set',
    severity: 'info',
    message: say(
      `One seed is recorded for ${items.length} images; ${unknown.length} of the files name none of their own.`,
      `${items.length} 張圖片只登錄一個隨機種子，其中 ${unknown.length} 個檔案未記載自己的隨機種子。`,
    ),
    explanation: say(
      'Programs that make several images at once may use another seed for each, so that these cannot be called reproducible. Send the seed of each as declared.seed of the image.',
      '一次產生多張圖片的工具可能為每張使用不同的隨機種子，因此不能視為可重現。請於各圖片的 declared.seed 傳送其隨機種子。',
    ),
  };
}

/** How the images came about, as far as it is recorded: prompt, seeds, version, parameters. The model is required by the contract. */
export function recordedOrigin(
  generator: Generator,
  items: Items,
  images: readonly SubjectImage[],
): ImageFindingParts[] {
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
  const seed = seedOf(generator, items, images);
  if (seed) missing.push(seed);
  if (blank(generator.version)) {
    missing.push({
      code: 'model-version-not-recorded',
      severity: 'info',
      message: say(`The version of ${generator.model} is not recorded.`, `未登錄 ${generator.model} 的版本。`),
      explanation: say(
        'A model name alone may stand for several models over time.',
        '僅有模型名稱時，同一名稱可能隨時間指向不同的模型。',
      ),
    });
  }
  if (Object.keys(generator.parameters ?? {}).length === 0) {
    missing.push({
      code: 'parameters-not-recorded',
      severity: 'info',
      message: say(
        `The parameters with which ${generator.model} was called are not recorded.`,
        `未登錄呼叫 ${generator.model} 時的參數。`,
      ),
      explanation: say(
        'Steps, size, guidance and the like decide on the picture as the seed does. Send them as generator.parameters where the model has any.',
        '步數、尺寸、引導強度等參數與隨機種子同樣影響圖片。若模型有參數，請以 generator.parameters 傳送。',
      ),
    });
  }
  return missing;
}
