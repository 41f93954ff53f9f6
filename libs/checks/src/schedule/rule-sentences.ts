import type { LocalizedText } from '@countersign/contracts';
import type {
  BatchViolation,
  FrozenViolation,
  LockedViolation,
  LotSizeViolation,
  QuantityViolation,
  ToolViolation,
} from '@countersign/scheduling';
import { minutesText, namesText, numberText, timeText } from './number-text.js';

/** A tool of which more pieces are in use than there are. */
export function toolSentence({ operations, tool, at, count, held, amount }: ToolViolation): LocalizedText {
  const own = operations.at(-1) ?? '?';
  const others = namesText(operations.slice(0, -1));
  const begins = timeText(at);
  return operations.length < 2
    ? {
        en: `${own} needs ${numberText(held)} pieces of tool ${tool} at ${begins}; there are ${numberText(count)}: ${numberText(amount)} are lacking.`,
        'zh-TW': `「${own}」於 ${begins} 需要工具「${tool}」${numberText(held)} 件，僅有 ${numberText(count)} 件：不足 ${numberText(amount)} 件。`,
      }
    : {
        en: `When ${own} starts at ${begins}, ${numberText(held)} pieces of tool ${tool} are needed and there are ${numberText(count)}: ${numberText(amount)} are lacking. They are held by ${others.en}.`,
        'zh-TW': `「${own}」於 ${begins} 開始時，工具「${tool}」共需 ${numberText(held)} 件，僅有 ${numberText(count)} 件：不足 ${numberText(amount)} 件。目前由${others['zh-TW']}使用。`,
      };
}

/** What a batching machine cannot do together. */
export function batchSentence(violation: BatchViolation): LocalizedText {
  const { problem, operations, machine, at, bound, quantity, amount } = violation;
  const [names, begins] = [namesText(operations), timeText(at)];
  const [limit, load, gap] = [bound ?? 0, quantity ?? 0, amount].map(numberText);
  switch (problem) {
    case 'times': {
      const shared = minutesText(amount);
      return {
        en: `${names.en} overlap on batching machine ${machine} for ${shared.en} from ${begins} and are no batch: they do not start and end together.`,
        'zh-TW': `${names['zh-TW']}自 ${begins} 起在批次機台「${machine}」重疊 ${shared['zh-TW']}，但並未同時開始與結束，不成一批。`,
      };
    }
    case 'family':
      return {
        en: `The batch on ${machine} at ${begins} (${names.en}) mixes ${numberText(amount + 1)} families; a batch has one.`,
        'zh-TW': `機台「${machine}」於 ${begins} 的批次（${names['zh-TW']}）混有 ${numberText(amount + 1)} 個換線群組，一批只能有一個。`,
      };
    case 'capacity':
      return {
        en: `The batch on ${machine} at ${begins} (${names.en}) holds ${load}; the machine takes ${limit}: ${gap} too many.`,
        'zh-TW': `機台「${machine}」於 ${begins} 的批次（${names['zh-TW']}）數量為 ${load}，容量為 ${limit}：超出 ${gap}。`,
      };
    case 'minimum':
      return {
        en: `The batch on ${machine} at ${begins} (${names.en}) holds ${load}; the machine needs ${limit}: ${gap} too few.`,
        'zh-TW': `機台「${machine}」於 ${begins} 的批次（${names['zh-TW']}）數量為 ${load}，最低需 ${limit}：不足 ${gap}。`,
      };
  }
}

/** A quantity that an operation may not carry. */
export function lotSizeSentence({
  operations,
  problem,
  job,
  quantity,
  bound,
  amount,
}: LotSizeViolation): LocalizedText {
  const own = operations[0] ?? '?';
  const [carried, limit, gap] = [quantity, bound, amount].map(numberText);
  const en = {
    minimum: `at least ${limit}: ${gap} too few`,
    maximum: `at most ${limit}: ${gap} too many`,
    multiple: `a multiple of ${limit}: ${gap} too many`,
  };
  const zh = {
    minimum: `至少須為 ${limit}：不足 ${gap}`,
    maximum: `至多為 ${limit}：超出 ${gap}`,
    multiple: `須為 ${limit} 的倍數：多出 ${gap}`,
  };
  return {
    en: `${own} of job ${job} carries ${carried}; it must carry ${en[problem]}.`,
    'zh-TW': `工單「${job}」的「${own}」批量為 ${carried}，${zh[problem]}。`,
  };
}

const holders = {
  locked: { en: 'a planner has locked it', 'zh-TW': '計畫人員已鎖定' },
  frozen: { en: 'the frozen horizon has it', 'zh-TW': '凍結區間內原訂' },
} as const;

/** An operation that does not stand where a planner locked it, or where the frozen horizon has it. */
export function displacedSentence(violation: LockedViolation | FrozenViolation): LocalizedText {
  const { constraint, change, held, given, amount } = violation;
  const own = violation.operations[0] ?? '?';
  const holder = holders[constraint];
  if (change === 'time' || change === 'enters') {
    const by = minutesText(amount);
    const [must, is] = [timeText(held ?? ''), timeText(given ?? '')];
    return change === 'enters'
      ? {
          en: `${own} starts at ${is}, ${by.en} before the frozen horizon ends at ${must}, and was not there in the plan before.`,
          'zh-TW': `「${own}」於 ${is} 開始，早於凍結區間結束時間 ${must} ${by['zh-TW']}，且前版計畫中並未排在此區間。`,
        }
      : {
          en: `${own} is at ${is}; ${holder.en} at ${must}: moved ${by.en} ${amount < 0 ? 'earlier' : 'later'}.`,
          'zh-TW': `「${own}」排在 ${is}，${holder['zh-TW']}於 ${must}：${amount < 0 ? '提前' : '延後'} ${by['zh-TW']}。`,
        };
  }
  const [what, zhWhat] = change === 'machine' ? ['machine', '機台'] : ['person', '人員'];
  const [must, is] = [held, given].map((name) => (name === null ? `no ${what}` : `${what} ${name}`));
  const [zhMust, zhIs] = [held, given].map((name) => (name === null ? `不指派${zhWhat}` : `${zhWhat}「${name}」`));
  return {
    en: `${own} has ${is}; ${holder.en} with ${must}.`,
    'zh-TW': `「${own}」排定${zhIs}，${holder['zh-TW']}${zhMust}。`,
  };
}

/** A quantity that is not that of the order. */
export function quantitySentence({ operations, job, claimed, declared, amount }: QuantityViolation): LocalizedText {
  const own = operations[0] ?? '?';
  const [said, ordered, gap] = [claimed, declared, Math.abs(amount)].map(numberText);
  return {
    en: `The quantity stated for ${own} is ${said}; job ${job} is for ${ordered} (${gap} too ${amount > 0 ? 'many' : 'few'}).`,
    'zh-TW': `「${own}」所述數量為 ${said}，工單「${job}」為 ${ordered}（${amount > 0 ? '多出' : '不足'} ${gap}）。`,
  };
}
