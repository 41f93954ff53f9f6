function list(words: string): readonly string[] {
  return words.trim().split(/\s*,\s*/);
}

/** English traits that disparage when said of a whole group; lower case, up to three words. */
export const disparagingTraits: ReadonlySet<string> = new Set(
  list(`lazy, stupid, dumb, ignorant, criminal, criminals, violent, dirty, filthy, greedy, emotional, too emotional, hysterical, irrational, weak,
  inferior, dangerous, terrorists, terrorist, thieves, liars, untrustworthy, unreliable, incompetent, dishonest, primitive, uncivilised, uncivilized,
  savages, disgusting, a burden, burdens, parasites, animals, vermin, subhuman, promiscuous, perverts, perverted, sick, freaks, evil, backward,
  uneducated, unintelligent, illiterate, bad drivers, bad at, worse at, terrible at, poor at, useless, worthless, crazy, insane, slow, forgetful,
  stubborn, cheap, stingy, sneaky, manipulative, aggressive, angry, drunks, alcoholics, drug dealers, drug addicts, gangsters, rapists, cheaters,
  gold diggers, sluts, whores, bossy, unfit, unsuited, less capable, less intelligent, less competent, less reliable, less suited, less productive,
  less qualified, less able, unable to, submissive, obsessed with, extremists, oppressive, scum, pests, disease, a disease, a plague, a threat, abusive,
  a danger, trash, pigs, monsters, pathetic, gross, ugly, smelly, hopeless, entitled, selfish, arrogant, rude, noisy, uncultured, unclean, immoral,
  sinful, abnormal, unnatural, corrupt, leeches, cowards, nasty, cruel, hateful, worst, inferior to, second-class, second class, terrible, awful, horrible, repulsive, revolting, deviants, degenerates, retarded, rats, cockroaches, maggots, filth, cancer, sickening, morally corrupt, stupid by nature, a waste, a waste of space, not real, not human, not people`),
);

/** English traits that seem kind but put a whole group into a role. */
export const benevolentTraits: ReadonlySet<string> = new Set(
  list(`nurturing, caring, good at math, good at maths, good at cooking, good at sports, athletic, musical, exotic, docile, obedient, hardworking,
  naturally gifted, better at, good with children, good with money, gentle, delicate, family-oriented, spiritual, natural leaders, born leaders, more logical,
  more rational, stronger, model minority, inspirational, good mothers, patient by nature, better drivers, better leaders`),
);

/** English traits whose denial disparages ("are not capable"). */
export const praisedTraits: ReadonlySet<string> = new Set(
  list(`capable, competent, suitable, suited, qualified, smart, intelligent, able, welcome, trustworthy, reliable, human, normal, equal, honest, rational,
  civilised, civilized, clean, fit, cut out, good at, good enough, as good as, safe, real women, real men, strong enough, loyal`),
);

/** English acts that put a whole group into its place, read after the group's name. */
export const disparagingActs: readonly string[] =
  list(`belong in the kitchen, belong at home, belong in prison, belong in cages, should stay, should stick to, should go back, should be banned, should be deported,
  should be locked, should not be allowed, shouldn't be allowed, don't belong, do not belong, can't drive, cannot drive, can't be trusted, cannot be trusted,
  can't do math, can't handle, cannot handle, can't cope, cannot cope, can't learn, cannot learn, steal, smell, commit crimes, commit more crime,
  always lie, only want, just want, take our jobs, take jobs, steal our jobs, hate work, good for nothing, make me sick, make us sick, disgust me, never work, don't work, refuse to work, refuse to integrate,
  ruin, destroy, control the media, control the banks, make bad, make terrible, make poor, lack ambition, lack discipline, lack intelligence, lack the, abuse, should know their place,
  don't understand technology, cannot use computers, can't use computers, should die, deserve to die, don't want to work, spread disease, spread diseases, beat their`);

/** Chinese traits and acts that disparage when said of a whole group. */
export const disparagingTraitsZh: readonly string[] = `
情緒化 歇斯底里 不理性 不講理 懶惰 懶散 好吃懶做 很懶 愚蠢 愚笨 很笨 比較笨 無知 暴力 骯髒 很髒 髒亂 貪婪 貪心 貪財 愛錢 拜金 落後 野蠻 沒水準 沒教養 沒素質 素質低 素質差
愛喝酒 酗酒 酒鬼 犯罪 罪犯 小偷 騙子 說謊 不可靠 不可信 靠不住 不值得信任 開車很爛 不會開車 不會停車 不適合 不擅長 學不會 不懂科技 低等 劣等 低劣 下賤 低賤 負擔 累贅 寄生蟲 沒用 沒出息
變態 噁心 精神病 會逃跑 愛逃跑 假結婚 騙婚 傳染 很臭 粗魯 粗俗 沒文化 吝嗇 小氣 自私 陰險 奸詐 狡猾 恐怖分子 恐怖份子 極端 危險 不乾淨 不正常 不檢點 淫亂 濫交 公主病 玻璃心 草莓 抗壓性低 抗壓性差 不耐操
能力較差 能力比較差 能力差 能力不足 比較弱 較弱 軟弱 柔弱 沒主見 善變 愛計較 心機重 搶工作 搶飯碗 搶資源 浪費資源 占便宜 滾回去 滾出 去死 該死 該回家 應該待在家 待在家裡 在家帶小孩 回家帶小孩 天生不如 不如男 智商低 智商比較低 垃圾 敗類 畜生 禽獸 蟑螂 害蟲 毒瘤 亂源 治安敗壞 記性差 老番癲 頑固 固執`
  .trim()
  .split(/\s+/);

/** Chinese traits that seem kind but put a whole group into a role. */
export const benevolentTraitsZh: readonly string[] =
  '溫柔 細心 適合照顧 適合當護理師 適合當老師 會唱歌 很會唱歌 愛唱歌 體能好 運動細胞 數學好 數學比較好 賢慧 顧家 勤儉持家 天生樂觀 天性樂觀 聽話 乖巧 刻苦耐勞 吃苦耐勞 理性 適合當主管'.split(
    ' ',
  );

/** Insulting words for groups, English in lower case. */
export const derogatoryWords = {
  en: list(
    'retard, retards, cripples, tranny, trannies, faggot, faggots, fag, fags, nigger, niggers, niggas, chinks, gook, gooks, kike, kikes, spic, spics, wetback, wetbacks, beaner, beaners, raghead, ragheads, towelhead, towelheads, camel jockey, camel jockeys, sand nigger, sand niggers, coons, jigaboo, jigaboos, porch monkey, porch monkeys, darkies, paki, pakis, wog, wogs, dagos, polack, polacks, pikey, pikeys, gyppo, gyppos, zipperhead, zipperheads, japs, muzzie, muzzies, mudslimes, goat fucker, goat fuckers, shemale, shemales, ladyboys, poofter, poofters, lesbo, lesbos, homos, sodomites, mongoloid, mongoloids, mongs, spaz, spastics, lunatics, halfwits, subhumans, slut, sluts, whore, whores, cunt, cunts, bitches, feminazi, feminazis, ape people, yellow peril, white trash, anchor babies, race traitors',
  ),
  zh: '番仔 蕃仔 支那人 支那豬 支那賤畜 大陸妹 死阿陸 死同性戀 死gay 娘娘腔 人妖 死人妖 破麻 黑鬼 洋鬼子 日本鬼子 小日本 死老頭 老不死 殘廢 智障 白痴 腦殘 外勞仔 越南仔 山胞仔 基佬 死基佬 娘炮 蠻夷 尼哥'.split(
    ' ',
  ),
} as const;

/** Dated words and what to write instead. */
export const datedWords: Readonly<Record<string, string>> = {
  handicapped: 'disabled',
  'wheelchair-bound': 'wheelchair user',
  'mentally retarded': 'with an intellectual disability',
  'the illegals': 'undocumented migrants',
  'illegal aliens': 'undocumented migrants',
  gypsies: 'Roma',
  orientals: 'Asian people',
  'coloured people': 'people of colour',
  'colored people': 'people of color',
  transsexuals: 'transgender people',
  殘障: '身心障礙',
  外勞: '移工',
  外籍新娘: '新住民',
  大陸新娘: '陸配',
  山地人: '原住民',
  山胞: '原住民',
  老人痴呆: '失智症',
  老人癡呆: '失智症',
  變性人: '跨性別者',
};
