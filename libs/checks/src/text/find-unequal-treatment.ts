import type { GroupMention } from './group-mentions.js';
import type { TextSpan } from './text-span.js';

/** Words that treat a group differently. */
export interface UnequalTreatment extends TextSpan {
  code: 'exclusion' | 'unequal-treatment';
}

type Rule = readonly [code: UnequalTreatment['code'], side: 'before' | 'after', pattern: RegExp];

const be = '(?:is|are|was|were|be|been|being|will be|should be|must be|would be|get|gets)';

/** Patterns that touch a group's name: `before` ends at it, `after` begins at its end. */
const aroundGroup: readonly Rule[] = [
  [
    'exclusion',
    'before',
    /(?<![a-z])(?:no|not? accept(?:ing)?|never hire|(?:do|does|will|should|must|can) ?not (?:hire|employ|accept|admit|consider|serve|insure|lend to|rent to|promote|recommend)(?: any)?|don't (?:hire|employ|accept|admit|serve|rent to|lend to|promote)|avoid hiring|avoid|exclude|excluding|reject(?: all| any)?|refuse(?: all| any)?|except|without) $/i,
  ],
  [
    'exclusion',
    'after',
    /^(?:(?: applicants| candidates)? need not apply| (?:should|must|need|may|can|will) ?not (?:apply|be (?:hired|accepted|considered|admitted|employed|promoted|approved))| (?:cannot|can't|shouldn't) (?:apply|be (?:hired|accepted|considered|admitted|employed|promoted|approved))| only(?![a-z])(?! (?:want|need|have|make|get))| (?:are|is|will be|should be|must be) (?:not (?:eligible|allowed|accepted|considered|welcome)|ineligible|excluded|rejected|refused|turned away|barred|disqualified))/i,
  ],
  [
    'unequal-treatment',
    'before',
    /(?<![a-z])(?:prefer(?:ably|red|ence for|ence to)?(?: a| an)?|favou?r|prioriti[sz]e|ideally(?: a| an)?|priority to|must be (?:a |an )?|should be (?:a |an )?|rather than|instead of|higher (?:fees|prices|premiums|rates) for|lower (?:wages|pay|salaries|limits|grades|scores) for) ?$/i,
  ],
  [
    'unequal-treatment',
    'after',
    new RegExp(
      `^ (?:${be} (?:preferred|favou?red|given (?:priority|preference)|prioriti[sz]ed|preferable|charged (?:more|higher|extra)|paid (?:less|more)|offered (?:less|lower|more)|ranked (?:lower|higher|below|above)|graded|scored (?:lower|higher)|less suitable|more suitable|better suited|a better fit)|preferred(?![a-z])|(?:should|must|will|shall) (?:pay|earn|receive|get) (?:more|less|higher|lower|a higher|a lower))`,
      'i',
    ),
  ],
  [
    'exclusion',
    'before',
    /(?:限|僅限|只限|只收|只徵|僅收|僅徵|不收|不租|不租給|拒絕|拒收|謝絕|不錄取|不錄用|不雇用|不僱用|不聘用|不考慮|不歡迎|不接受|禁止|排除|不核准|不貸款給|不予錄取|婉拒|請勿推薦)$/,
  ],
  [
    'exclusion',
    'after',
    /^(?:勿試|免試|免談|止步|請勿應徵|不得應徵|不予錄取|不予核准|不予考慮|一律不(?:收|租|用|錄取|錄用|核准)|除外|恕不錄用|不得申請|禁止進入)/,
  ],
  ['unequal-treatment', 'before', /(?:優先錄取|優先錄用|優先考慮|優先核准|偏好|希望是|最好是)$/],
  [
    'unequal-treatment',
    'after',
    /^(?:優先(?!選擇的|目的)|尤佳|佳|為佳|較佳|者佳|加分|扣分|減分|薪資較低|薪水較低|薪資應較低|保費較高|額度較低|(?:應|應該|須|要)(?:付|繳|支付)(?:較高|更高|更多)|評分(?:較|應)低|排名(?:較|應)(?:低|後))/,
  ],
];

/** Patterns of an age or other bound, wherever a sentence has one. */
const anywhere: readonly (readonly [code: UnequalTreatment['code'], pattern: RegExp])[] = [
  [
    'exclusion',
    /(?<![a-z])(?:(?:must|should|need to|have to) be|applicants|candidates|only(?: those)?|anyone|aged?|women|men|girls) (?:aged )?(?:under|below|younger than|not older than|no older than|at most|over|above|older than) (?:[3-6]\d)(?: years)?(?: old| of age)?(?![\d,]| ?(?:%|percent|dollars|euros|minutes|hours|days|points|kg))/gi,
  ],
  ['exclusion', /(?<![a-z])(?:no one|nobody|none) (?:over|above|older than) [3-6]\d(?!\d)/gi],
  [
    'exclusion',
    /(?<![a-z])(?:maximum|max\.?|upper) age(?: limit)?(?: is| of|:)? ?(?:[2-6]\d)(?!\d)|(?<![a-z])age limit(?: is| of|:)? ?(?:[2-6]\d)(?!\d)/gi,
  ],
  [
    'exclusion',
    /(?:限|需|須|應為|年齡|年紀)?\s?(?:[2-6]\d|二十|三十|四十|五十)(?:[一二三四五六七八九])?\s?歲\s?(?:以下|以內|內)(?:者|佳|為佳|優先|尤佳)?/g,
  ],
  ['exclusion', /(?:超過|逾|滿)\s?(?:[3-6]\d|三十五|四十|四十五|五十)\s?歲\s?者?(?:勿試|免談|不予|不考慮|不錄|者不)/g],
  ['exclusion', /(?:限|須|需)(?:男|女)(?:性|生)?|(?:限|須|需)未婚|(?:已婚|懷孕|有小孩)者?勿試|限本國籍|限役畢/g],
  ['unequal-treatment', /(?:男|女)(?:性|生)?(?:尤佳|為佳|佳|優先)|(?:未婚|役畢|年輕)者?(?:尤佳|為佳|佳|優先)/g],
];

const becauseOf =
  /(?<![a-z])(?:because|since|as|given that|due to|because of|given) (?:(?:he|she|they|the (?:applicant|candidate|customer|patient|employee|student))(?: is|'s| are) (?:a |an |too |from |already )?(?:\w+ )?(?:woman|man|female|male|foreigner|immigrant|muslim|jewish|christian|black|white|asian|chinese|gay|lesbian|transgender|disabled|pregnant|old|young|elderly|married|indigenous|poor)(?![a-z])|(?:his|her|their) (?:age|gender|sex|race|ethnicity|religion|nationality|disability|pregnancy|sexual orientation|marital status|origin|skin colou?r))/gi;
const becauseOfZh =
  /(?:因為|由於|鑑於|考量到?|因)(?:他|她|其|申請人|應徵者|當事人)?(?:是|為|的)?(?:一名|一位)?(?:女性|男性|女生|男生|孕婦|懷孕|外國人|外籍人士|移工|新住民|陸配|原住民|身心障礙者|身障者|同性戀|跨性別|穆斯林|高齡|年紀(?:太大|較大|大)|年齡|性別|種族|族群|國籍|宗教|性傾向|婚姻狀況)/g;
const decision =
  /(?<![a-z])(?:recommend|approve|approved|reject|rejected|decline|declined|deny|denied|hire|hired|promote|promoted|salary|wage|raise|loan|limit|grade|score|rank|premium|price|offer|admit|admitted|select|selected|suitable|unsuitable|eligible|ineligible|fit)/i;
const decisionZh =
  /建議|核准|否決|拒絕|錄取|錄用|升遷|薪資|薪水|調薪|貸款|額度|評分|分數|等級|保費|價格|推薦|不予|不適合|適合|優先|排除|扣/;

/** What follows "no women" where it is a rule and not the subject of a sentence ("no woman deserves …"). */
const endsRule = /^(?:\s*[.!,;)]|\s*$| (?:allowed|accepted|wanted|please|admitted|or|and)(?![a-z]))/i;

function rulesAt(folded: string, span: TextSpan, mention: GroupMention): UnequalTreatment[] {
  const before = folded.slice(Math.max(span.start, mention.start - 48), mention.start);
  const after = folded.slice(mention.end, Math.min(span.end, mention.end + 64));
  return aroundGroup.flatMap(([code, side, pattern]) => {
    const match = pattern.exec(side === 'before' ? before : after);
    if (!match || (mention.supported && code === 'unequal-treatment')) return [];
    if (/^no $/i.test(match[0]) && !endsRule.test(after)) return [];
    const start = side === 'before' ? mention.start - (before.length - match.index) : mention.start;
    const end = side === 'before' ? mention.end : mention.end + match[0].length;
    return [{ code, start, end }];
  });
}

function bounds(folded: string, span: TextSpan): UnequalTreatment[] {
  const sentence = folded.slice(span.start, span.end);
  const found: UnequalTreatment[] = [];
  for (const [code, pattern] of anywhere) {
    for (const match of sentence.matchAll(pattern))
      found.push({ code, start: span.start + match.index, end: span.start + match.index + match[0].length });
  }
  for (const [reason, outcome] of [
    [becauseOf, decision],
    [becauseOfZh, decisionZh],
  ] as const) {
    if (!outcome.test(sentence)) continue;
    for (const match of sentence.matchAll(reason))
      found.push({
        code: 'unequal-treatment',
        start: span.start + match.index,
        end: span.start + match.index + match[0].length,
      });
  }
  return found;
}

/** Where one folded sentence shuts a group out, prefers one, or gives a personal trait as the reason of a decision. */
export function findUnequalTreatment(
  folded: string,
  span: TextSpan,
  mentions: readonly GroupMention[],
): UnequalTreatment[] {
  const found = [
    ...mentions.filter(({ whole }) => whole).flatMap((mention) => rulesAt(folded, span, mention)),
    ...bounds(folded, span),
  ];
  return found.sort((one, other) => one.start - other.start);
}
