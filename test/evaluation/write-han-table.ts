import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/cn2t';

/** Characters in daily use in Taiwan: the first plane of Big5. They stay, even where simplified script also writes them for others (后, 里, 台). */
function dailyCharacters(): ReadonlySet<string> {
  const big5 = new TextDecoder('big5');
  const daily = new Set<string>();
  for (let lead = 0xa4; lead <= 0xc6; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = big5.decode(Uint8Array.from([lead, trail]));
      if (/^\p{Script=Han}$/u.test(character)) daily.add(character);
    }
  }
  return daily;
}

/** Simplified forms that Big5 has too, but that nobody in Taiwan writes for anything else. */
const simplifiedAnyway = new Set('听坏愿丰扑吁夸虫郁痴佣荐挂唇');

const toTaiwan = Converter({ from: 'cn', to: 'tw' });
const daily = dailyCharacters();
let pairs = '';
for (let code = 0x4e00; code <= 0x9fff; code += 1) {
  const simplified = String.fromCharCode(code);
  const traditional = toTaiwan(simplified);
  const differs = traditional !== simplified && traditional.length === 1;
  if (differs && (!daily.has(simplified) || simplifiedAnyway.has(simplified))) pairs += simplified + traditional;
}

const target = fileURLToPath(new URL('../../libs/checks/src/text/simplified-characters.ts', import.meta.url));
writeFileSync(
  target,
  `/**
 * Simplified characters, each followed by the one that Taiwan writes. From the tables of OpenCC (Apache-2.0), written by
 * test/evaluation/write-han-table.ts; characters in daily use in Taiwan are left out.
 */
export const simplifiedCharacters =
  '${pairs}';
`,
);
process.stdout.write(`Written: ${target}, ${pairs.length / 2} characters\n`);
