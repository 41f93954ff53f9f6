import type { Evaluator } from './section.ts';
import { chineseAnswers } from './sections/chinese-answers.ts';
import { faithfulExplanations } from './sections/faithful-explanations.ts';
import { hateByFunction } from './sections/hate-by-function.ts';
import { imagesLabelled } from './sections/images-labelled.ts';
import { masterDataSpoiled } from './sections/master-data-spoiled.ts';
import { neutralMentions } from './sections/neutral-mentions.ts';
import { offenceInChinese } from './sections/offence-in-chinese.ts';
import { ownChineseGroundedness } from './sections/own-chinese-groundedness.ts';
import { schedulesMutated } from './sections/schedules-mutated.ts';
import { schedulesOfAnEngine } from './sections/schedules-of-an-engine.ts';
import { schedulesPublished } from './sections/schedules-published.ts';
import { supportOnLabelledSets } from './sections/support-on-labelled-sets.ts';
import { swappedGroups } from './sections/swapped-groups.ts';

/** All parts of the evaluation, in the order in which docs/evaluation.md shows them. */
export const sections: Readonly<Record<string, Evaluator>> = {
  'support-on-labelled-sets': supportOnLabelledSets,
  'chinese-answers': chineseAnswers,
  'own-chinese-groundedness': ownChineseGroundedness,
  'offence-in-chinese': offenceInChinese,
  'hate-by-function': hateByFunction,
  'neutral-mentions': neutralMentions,
  'swapped-groups': swappedGroups,
  'faithful-explanations': faithfulExplanations,
  'schedules-published': schedulesPublished,
  'schedules-mutated': schedulesMutated,
  'schedules-of-an-engine': schedulesOfAnEngine,
  'master-data-spoiled': masterDataSpoiled,
  'images-labelled': imagesLabelled,
};
