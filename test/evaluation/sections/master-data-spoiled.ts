import { seededRandom } from '@countersign/checks';
import { schedule as scheduleSchema, scheduleDataFaults, type DataFault, type Schedule } from '@countersign/scheduling';
import { dispatchFlexible } from '../schedules/dispatch-flexible.ts';
import { enrichShop } from '../schedules/enrich-shop.ts';
import { masterDataMutations } from '../schedules/master-data-mutations.ts';
import { readFlexibleShops, readJobShops } from '../schedules/read-shops.ts';
import type { Evaluator } from '../section.ts';

const tries = 3000;

/** Left out are mere remarks; every arrival of these plants is one piece at the start of an operation, and some are alike for good reason. */
function ofNote(fault: DataFault): boolean {
  if (fault.kind === 'unused-records') return false;
  if (fault.kind === 'missing-changeover') return fault.used;
  return !(fault.kind === 'repeated-record' && fault.table === 'arrivals');
}

const faultsOf = (content: Schedule): DataFault[] => scheduleDataFaults(scheduleSchema.parse(content));

const namesIn = (fault: DataFault): readonly string[] => [
  ...('name' in fault ? [fault.name] : []),
  ...('names' in fault ? fault.names : []),
  ...fault.operations,
];
const names = (fault: DataFault, name: string): boolean =>
  namesIn(fault).some((it) => it === name || it.startsWith(`${name}: `));

/** Master data spoiled one way after the other: is it found and named, and is there nothing to say of data that were not spoiled? */
export const masterDataSpoiled: Evaluator = async (data) => {
  const shops = readJobShops(data);
  const flexible = readFlexibleShops(data);
  if (!shops || !flexible) return null;
  const plain = [...shops, ...flexible.map(dispatchFlexible)];
  const schedules = plain.map(enrichShop);
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
  const alarms = (contents: readonly Schedule[]) => contents.filter((content) => faultsOf(content).some(ofNote)).length;
  const unspoiled: [string, readonly Schedule[]][] = [
    ['published instances, as they are: something to say', plain.map(({ schedule }) => schedule)],
    ['the same in a plant, not spoiled: something to say', schedules],
  ];
  const random = seededRandom(20_261_130);
  const draw = (bound: number): number => Math.floor(random() * bound);
  const rows = masterDataMutations.map(({ kind, how, spoil }) => {
    const tally = { tried: 0, found: 0, named: 0 };
    for (let round = 0; round < tries / masterDataMutations.length; round += 1) {
      const content = structuredClone(schedules[draw(schedules.length)]);
      const name = content === undefined ? null : spoil(content, draw);
      if (content === undefined || name === null) continue;
      const own = faultsOf(content).filter((fault) => fault.kind === kind);
      tally.tried += 1;
      tally.found += own.length > 0 ? 1 : 0;
      tally.named += own.some((fault) => names(fault, name)) ? 1 : 0;
    }
    const { tried, found, named } = tally;
    return [`${kind}: ${how}`, String(tried), share(found, tried), share(named, tried)];
  });
  return {
    title: 'Schedules: master data that were spoiled',
    text: `The job shops and flexible job shops, as published and in the plant of the section before; ${tries} seeded tries that each spoil one record. Times of operations run from 1 to 99 or 200 in these instances, so that a single time in another unit is often within what others take: what stands out only among its like can be found only there.`,
    table: {
      head: ['master data', 'schedules', 'found', 'named'],
      rows: [
        ...unspoiled.map(([name, contents]) => [
          name,
          String(contents.length),
          share(alarms(contents), contents.length),
          '–',
        ]),
        ...rows,
      ],
    },
  };
};
