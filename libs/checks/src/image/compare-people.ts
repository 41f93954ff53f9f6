import { groupsIn, holdsWord } from './find-people-terms.js';
import { say, wholeImage, type ImageFindingParts } from './image-finding.js';
import { peopleGroups, varietyWords, type PeopleGroup } from './people-terms.js';
import { roleWordIn } from './role-names.js';
import type { SubjectImage } from './subject-image.js';

/** Fewest descriptions of a set in which one-sidedness is called so. Of 5 pictures showing either of two equally likely groups, all are alike with probability 1/16. */
export const smallestSet = 5;

interface Described {
  image: SubjectImage;
  groups: PeopleGroup[];
}

const attributes = [...new Set(peopleGroups.map((group) => group.attribute))];
const zhAttributes: Readonly<Record<PeopleGroup['attribute'], string>> = {
  gender: '性別',
  age: '年齡',
  'skin or origin': '膚色或族裔',
};
const listed = (groups: readonly PeopleGroup[]) =>
  say(groups.map(({ value }) => value).join(', '), groups.map(({ zh }) => zh).join('、'));

function otherThanAsked(asked: readonly PeopleGroup[], { image, groups }: Described): ImageFindingParts[] {
  return attributes.flatMap((attribute) => {
    const wanted = asked.filter((group) => group.attribute === attribute);
    const shown = groups.filter((group) => group.attribute === attribute);
    if (wanted.length === 0 || shown.length === 0 || shown.some((group) => wanted.includes(group))) return [];
    return [
      {
        code: 'people-other-than-asked',
        severity: 'major',
        place: wholeImage(image.index, image.facts),
        message: say(
          `The prompt asks for ${listed(wanted).en}; the description of ${image.name.en.toLowerCase()} speaks of ${listed(shown).en}.`,
          `提示詞要求${listed(wanted)['zh-TW']}，${image.name['zh-TW']}的描述卻是${listed(shown)['zh-TW']}。`,
        ),
        explanation: say(
          `Compared by words on ${attribute}. Models that fall back to the usual picture of a role do this.`,
          `依${zhAttributes[attribute]}用語比對。模型若退回角色的刻板印象，就會出現此情形。`,
        ),
      } satisfies ImageFindingParts,
    ];
  });
}

function oneSided(asked: readonly PeopleGroup[], described: readonly Described[]): ImageFindingParts[] {
  return attributes.flatMap((attribute) => {
    if (asked.some((group) => group.attribute === attribute)) return [];
    const shown = described
      .map(({ groups }) => groups.filter((group) => group.attribute === attribute))
      .filter((groups) => groups.length > 0);
    const [only] = shown[0] ?? [];
    if (!only || shown.length < smallestSet || !shown.every((groups) => groups.length === 1 && groups[0] === only))
      return [];
    return [
      {
        code: 'people-all-alike',
        severity: 'major',
        message: say(
          `All ${shown.length} descriptions that name ${attribute} speak of ${only.value}, which the prompt did not ask for.`,
          `提及${zhAttributes[attribute]}的 ${shown.length} 則描述全部為${only.zh}，但提示詞並未如此要求。`,
        ),
        explanation: say(
          `Were two groups equally likely, all ${shown.length} would be alike in 1 of ${2 ** (shown.length - 1)} sets.`,
          `若兩個群體機率相等，${shown.length} 張全部相同的機率為 1/${2 ** (shown.length - 1)}。`,
        ),
      } satisfies ImageFindingParts,
    ];
  });
}

function roleWithoutVariety(prompt: string, asked: readonly PeopleGroup[], count: number): ImageFindingParts[] {
  const role = roleWordIn(prompt);
  if (!role || count < 2 || asked.length > 0 || holdsWord(prompt, varietyWords)) return [];
  return [
    {
      code: 'role-without-variety',
      severity: 'info',
      message: say(
        `The prompt for ${count} images names a role ("${role}") and asks for no variety of people.`,
        `${count} 張圖片的提示詞提到角色「${role}」，但未要求人物多樣性。`,
      ),
      explanation: say(
        'Image models show some roles mostly as one gender, age or skin. Look at the set as a whole.',
        '視覺模型常將某些角色多數呈現為同一性別、年齡或膚色。請整體檢視這組圖片。',
      ),
    },
  ];
}

/** What words alone can tell of how people are shown: the prompt against the descriptions, and the set as a whole. */
export function comparePeople(prompt: string, images: readonly SubjectImage[]): ImageFindingParts[] {
  const asked = groupsIn(prompt);
  const described = images.map((image) => ({ image, groups: groupsIn(image.altText ?? '') }));
  return [
    ...described.flatMap((item) => otherThanAsked(asked, item)),
    ...oneSided(asked, described),
    ...roleWithoutVariety(prompt, asked, images.length),
  ];
}
