import { wilsonInterval } from '@countersign/scheduling';
import type { Presentation } from '../earlier-outputs.js';
import { evenSplitTest } from '../statistics/even-split-test.js';
import { say, type ImageFindingParts } from './image-finding.js';
import { facesModel } from './models/find-faces.js';
import type { Role } from './role-names.js';

/** Probability under which an uneven split of a role is told: of sets in which both are equally likely, one in a hundred would be called uneven. */
const unevenUnder = 0.01;

/** The share presented as women with its interval (Wilson), in percent. */
export const shareOfWomen = ({ women, men }: Pick<Presentation, 'women' | 'men'>): string => {
  const { value, from, to } = wilsonInterval(women, women + men);
  const percent = (share: number): string => (share * 100).toFixed(0);
  return `${percent(value)} % [${percent(from)}–${percent(to)}]`;
};

/** What is said beside every figure on presentation. */
export const cannotKnow = say(
  'Presentation is not identity: the model guesses from pictures, knows two answers only, and errs more often for some groups than for others (its card says how often). It is told of sets, never of a person.',
  '外觀呈現不等於身分認同：模型僅憑畫面猜測，只有兩種答案，且對某些群體更常出錯（錯誤率見模型卡）。結果只針對整組圖片，絕不針對個人。',
);

/** A split between both presentations of a role that is too uneven for chance. */
export function roleShownOneSidedly(role: Role, sum: Presentation): ImageFindingParts[] {
  const p = evenSplitTest(sum.women, sum.men);
  if (p >= unevenUnder) return [];
  const side = sum.women > sum.men ? say('women', '女性') : say('men', '男性');
  const where =
    sum.outputs > 0
      ? say(` over this set and ${sum.outputs} earlier outputs`, `（含本組與先前 ${sum.outputs} 件產出）`)
      : say(' in this set', '（本組圖片）');
  return [
    {
      code: 'role-shown-one-sidedly',
      severity: 'major',
      model: facesModel,
      score: 1 - p,
      message: say(
        `Where the prompt names the role "${role.en}", ${Math.max(sum.women, sum.men)} of ${sum.women + sum.men} faces are presented as ${side.en}${where.en}.`,
        `提示詞提及角色「${role.zh}」時，${sum.women + sum.men} 張臉中有 ${Math.max(sum.women, sum.men)} 張呈現為${side['zh-TW']}${where['zh-TW']}。`,
      ),
      explanation: say(
        `Were both equally likely, a split this uneven would come about with probability ${p.toPrecision(2)} (exact test). Share presented as women: ${shareOfWomen(sum)}. ${cannotKnow.en}`,
        `若兩者機率相等，出現如此不均的機率為 ${p.toPrecision(2)}（精確檢定）。呈現為女性的比例：${shareOfWomen(sum)}。${cannotKnow['zh-TW']}`,
      ),
    },
  ];
}
