import { englishHostility } from './english-hostility.js';
import type { GroupMention, SentenceWord } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

/** Words of hate, or a call to harm or drive out a group. */
export interface Hostility extends TextSpan {
  code: 'hostility';
}

const before =
  /(?:痛恨|仇視|仇恨|厭惡|討厭|最恨|恨死|恨透|憎恨|鄙視|看不起|瞧不起|殺光|殺死|殺掉|弄死|打死|燒死|消滅|滅絕|清除|趕走|驅逐|趕出|槍斃|處死|毒死|閹割|痛打|毆打|揍死|受不了|噁心死)(?:了|光)?(?:所有|一切|每個|那些|這些|全部|這群|那群|這種|那種|這幫|那幫|該死|他媽|你們|她們|他們)*(?:的)?$/;
const after =
  /^(?:們|這種人|這些人|那些人)?(?:都|全|全部|通通|全都|就|真|真是|真的|就是|實在|根本|應該|統統)*(?:應該|該|應|最好|可以|必須|得|需要|要|活該)?(?:被)?(?:全部|統統|通通|都)?(?:去死|死光|死絕|死掉|下地獄|滾回去|滾出|滾蛋|消失|被殺|殺掉|殺光|殺死|打死|燒死|消滅|驅逐|趕走|趕出|槍斃|處死|關起來|閹割|絕種|不配(?:活|做人|為人|當人|有|擁有|得到)|不是人|不算人|禽獸不如|豬狗不如|連(?:狗|豬|畜生)都不如|讓人作嘔|令人作嘔|令人噁心|讓人噁心|讓我噁心|讓我想吐)/;

function chineseHostility(folded: string, span: TextSpan, mention: GroupMention): TextSpan[] {
  const ahead = folded.slice(Math.max(span.start, mention.start - 24), mention.start);
  const wish = before.exec(ahead);
  if (wish && !/[不沒別]$/.test(ahead.slice(0, wish.index))) {
    return [{ start: mention.start - (ahead.length - wish.index), end: mention.end }];
  }
  const call = after.exec(folded.slice(mention.end, Math.min(span.end, mention.end + 24)));
  return call ? [{ start: mention.start, end: mention.end + call[0].length }] : [];
}

/** Where one folded sentence voices hate of a group or calls for harm to it. "No one should …" and quotations are for the caller to leave out. */
export function findHostility(
  folded: string,
  span: TextSpan,
  words: readonly SentenceWord[],
  mentions: readonly GroupMention[],
): Hostility[] {
  const whole = mentions.filter((mention) => mention.whole);
  const isHan = ({ start }: TextSpan): boolean => /\p{Script=Han}/u.test(folded.charAt(start));
  const found = [
    ...englishHostility(
      folded,
      span,
      words,
      whole.filter((mention) => !isHan(mention)),
    ),
    ...whole.filter(isHan).flatMap((mention) => chineseHostility(folded, span, mention)),
  ];
  return found.map((place) => ({ code: 'hostility', ...place }));
}
