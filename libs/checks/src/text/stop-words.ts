function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** English words that carry no claim of their own; lower case, apostrophes split off. */
export const stopWords = words(`
  a an the this that these those and or but nor so yet if then else than as of at by for from in into on onto off out over
  under up down to toward towards with within without about above across after again against along among around before
  behind below beneath beside besides between beyond during except inside near outside since through throughout till until
  upon via per i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself
  yourself himself herself itself ourselves themselves who whom whose which what when where why how am is are was were be
  been being do does did doing done have has had having can could may might must shall should will would not no none
  also too very just only even still already ever here there such same other another any some all both each every few more
  most much many own s t d ll re ve m don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn ain
  however therefore thus hence moreover furthermore although though because while whereas whether either neither like
  well etc eg ie one ones thing things way get got let make made makes go going went come came say says said tell told
`);

/** English words about the answer or its sources rather than about the world; they need no support. */
export const talkWords = words(`
  passage passages provided provide provides given context information mention mentioned mentions source sources document
  documents article text according based answer question summary overall additionally including includes include stated
  states specific various several overview following unable
`);

/** English words so common that finding or missing one says little. */
export const commonWords = words(`
  time year day people person man woman new good great first last long little big high low small large different important
  use used using work working want need know think see look find give take show help try ask seem feel become leave call
  keep begin start part place case week company number group problem fact able often usually generally many may offer
  offers offering known called located popular place around best better back right old next early young public able
  experience range variety recently currently such due result results lead leads include additional addition highly
  available provide provides allow allows ensure order ways types type form key main overall common particular specific
  describe described note noted report reported add added claim claimed believe believed love like enjoy really lot
`);

/** Chinese characters that mostly serve grammar; a pair with one of them says less. */
export const functionCharacters: ReadonlySet<string> = new Set(
  '的了是在和與及也都就而或但於以之其這那此該為有不沒未被把將會能可要對從到向由因所並且則又再還很更最已個們我你您他她它等啊吧呢嗎',
);
