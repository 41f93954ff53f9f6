import type { GroupMention } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

/** Words of hate, or a call to harm or drive out a group. */
export interface Hostility extends TextSpan {
  code: 'hostility';
}

const before =
  /(?<![a-z])(?:(?:i|we|everyone|everybody|all) (?:(?:really|fucking|truly|just|all) )?(?:hate|despise|detest|loathe|can't stand|cannot stand)|(?:sick|tired) of|(?:kill|shoot|hang|gas|beat up|burn|exterminate|eradicate|deport|get rid of|lock up|wipe out|throw out|kick out)) (?:all |all the |all those |every |these |those |the |you )?$|(?:痛恨|仇視|仇恨|厭惡|討厭|最恨|恨死|殺光|殺死|消滅|趕走|驅逐|趕出|槍斃|打死|受不了)(?:所有|那些|這些|全部|這群|那群)?(?:的)?$/i;
const after =
  /^ (?:should|must|ought to|need to|deserve to) (?:all )?(?:be (?:shot|killed|hanged|hung|executed|gassed|exterminated|deported|wiped out|sterili[sz]ed|locked up|punished|beaten|eradicated)|die|burn|disappear)(?![a-z])|^ (?:deserve to die|have no right to (?:live|be here|exist))(?![a-z])|^(?:們)?(?:都|全|全部|通通|全都)?(?:應該|該|應|最好|可以)?(?:被)?(?:去死|死光|下地獄|滾回去|滾出|消失|被殺|殺掉|被消滅|被驅逐|槍斃)/i;

/** Where one folded sentence voices hate of a group or calls for harm to it. "No one should …" and quotations are for the caller to leave out. */
export function findHostility(folded: string, span: TextSpan, mentions: readonly GroupMention[]): Hostility[] {
  return mentions
    .filter(({ whole }) => whole)
    .flatMap((mention): Hostility[] => {
      const ahead = folded.slice(Math.max(span.start, mention.start - 48), mention.start);
      const wish = before.exec(ahead);
      if (wish) return [{ code: 'hostility', start: mention.start - (ahead.length - wish.index), end: mention.end }];
      if (/(?<![a-z])no $/i.test(ahead)) return [];
      const call = after.exec(folded.slice(mention.end, Math.min(span.end, mention.end + 48)));
      return call ? [{ code: 'hostility', start: mention.start, end: mention.end + call[0].length }] : [];
    });
}
