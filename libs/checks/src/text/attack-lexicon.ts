const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const phrases = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s*,\s*/)
      .filter((phrase) => phrase !== ''),
  );

/** Verbs and phrases of hate whose object stands right after them. Lower case, up to four words. */
export const hating =
  phrases(`hate, despise, detest, loathe, abhor, can't stand, cannot stand, can't bear, cannot bear, sick of, tired of, fed up with, disgusted by,
  disgusted with, repulsed by, hatred for, hatred of, hatred towards, hatred toward, contempt for, no respect for, no sympathy for, want nothing to do with, wish death on, death to, down with,
  to hell with, fuck, screw, damn, curse, spit on, piss on, shit on, look down on, ashamed of, cringe at`);

/** Verbs of harm or expulsion whose object stands right after them, in the forms that follow "I will", "let's", "should". */
export const harming =
  phrases(`kill, murder, shoot, hang, lynch, gas, burn, exterminate, eradicate, annihilate, execute, slaughter, butcher, behead, stab, strangle, poison, drown, bomb,
  torture, rape, castrate, sterilise, sterilize, beat, beat up, punch, kick, slap, smash, hit, attack, hurt, harm, crush, destroy, wipe out, get rid of, round up, lock up, cage, deport,
  throw out, kick out, drive out, chase out, expel, enslave, whip, shut up, put down, silence, hunt, hunt down, eliminate, purge`);

/** The same verbs after "be": "should be shot". */
export const harmed =
  words(`killed murdered shot hanged hung lynched gassed burned burnt exterminated eradicated annihilated executed slaughtered butchered beheaded stabbed strangled
  poisoned drowned bombed tortured raped castrated sterilised sterilized beaten punched kicked slapped smashed attacked hurt crushed destroyed wiped deported expelled enslaved whipped
  silenced hunted eliminated purged caged imprisoned jailed banished ostracised ostracized segregated punished outlawed neutered shunned spat`);

/** What a group is wished to do. */
export const perishing =
  phrases(`die, burn, rot, drown, suffer, disappear, vanish, perish, bleed, choke, starve, hang, burn in hell, rot in hell, go to hell, go die, fuck off, piss off, drop dead, cease to exist,
  kill themselves, get cancer, get shot, get raped, get beaten, get hurt, get lost, shut up, be dead, know their place, leave this country, go back, go home, get out`);

/** Nouns that make people less than people, with or without "a", "like" or "nothing but" before them. */
export const dehumanising =
  words(`scum vermin parasite parasites rat rats cockroach cockroaches insects insect bug bugs pest pests animal animals beast beasts dog dogs pig pigs swine ape apes
  monkey monkeys snake snakes leech leeches maggot maggots worms subhuman subhumans subhumanity savage savages barbarian barbarians brute brutes filth dirt trash garbage rubbish
  waste disease diseases plague plagues cancer virus infection poison monster monsters demon demons devils devil abomination abominations degenerate degenerates freak freaks
  shit turds turd bastard bastards motherfuckers fuckers assholes arseholes pricks cunts whores sluts bitches objects property slaves failures losers retards idiots morons imbeciles cretins
  halfwits mistakes mistake plague blight lowlife lowlifes creeps perverts predators pedophiles paedophiles rapists murderers killers terrorists terrorist criminals thieves thugs`);

/** Adjectives that despise. */
export const vile =
  words(`disgusting revolting repulsive repugnant repellent vile loathsome despicable hateful filthy dirty gross nasty evil wicked inhuman inferior worthless useless pathetic stupid
  dumb idiotic moronic retarded subhuman barbaric primitive ugly hideous sickening awful horrible terrible foul rotten horrid abhorrent contemptible deplorable detestable insufferable
  intolerable unbearable shitty shit crap vermin-like diseased perverted depraved immoral insane crazy deranged demonic satanic parasitic unworthy undeserving cancerous poisonous toxic
  scummy putrid stinking lousy wretched weak-minded brainless braindead thick mental`);

/** Words between a trigger and a group, or between a group and what is said of it, that change nothing. */
export const fillers =
  words(`all the those these them any every each such you your our their a an of us own fucking bloody damn damned goddamn goddamned motherfucking freaking stupid dirty filthy disgusting ugly evil vile
  really truly so just only very quite too also even still pretty rather totally completely absolutely utterly literally simply basically actually obviously clearly inherently naturally by nature always
  usually generally mostly typically often and more less most nothing but like as than worse better lower no mere bunch pack load piece pieces kind sort lot form lowest total complete absolute utter
  fundamentally genetically biologically morally being known made seen considered almost all both inhuman horrible worthless fully probably definitely certainly frankly sadly people humans creatures`);

/** Swear words that, right before a group, despise it. */
export const cursing = words('fucking bloody damn damned goddamn goddamned motherfucking freaking stinking');

/** Who speaks for the writer. */
export const ownVoice = words(
  `i we i'm we're i've we've i'll we'll i'd we'd everyone everybody let's lets us someone somebody`,
);
/** Words that may stand between the writer and what the writer does. */
export const helping =
  words(`will would should must could can shall may might to and or gonna gotta going want wanna wish need have has had got do does did am are be been please go ready
  ought just really truly simply absolutely always still so honestly genuinely fucking all both ever even personally completely totally deeply strongly together`);
export const denying = words(
  `not never don't doesn't didn't won't wouldn't shouldn't can't cannot couldn't isn't aren't wasn't weren't nobody none nor neither hardly no`,
);
