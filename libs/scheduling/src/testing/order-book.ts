import { schedule, type Schedule } from '../content/schedule-content.js';
import { at } from './small-schedule.js';

const families = ['red', 'blue', 'green'];
const two = (number: number) => String(number).padStart(2, '0');

/** Master data in which nothing is doubtful: 40 orders of one operation each, on three machines in turn, with a whole matrix of changeovers, arrivals and people. */
export function orderBook(): Schedule {
  const pairs = families.flatMap((from) => families.filter((to) => to !== from).map((to) => ({ from, to })));
  return {
    timeZone: 'Asia/Taipei',
    start: at(0),
    calendars: [{ id: 'day', shifts: [{ days: ['mon', 'tue', 'wed'], from: '08:00', to: '17:00' }] }],
    machines: ['M1', 'M2', 'M3'].map((id) => ({ id, calendar: 'day' })),
    people: Array.from({ length: 12 }, (_, nth) => ({ id: `P${two(nth)}`, skills: ['milling'], calendar: 'day' })),
    materials: [
      {
        id: 'steel',
        onHand: 5,
        arrivals: Array.from({ length: 12 }, (_, nth) => ({ at: local(nth), quantity: 10 + nth })),
      },
    ],
    changeovers: ['M1', 'M2'].flatMap((machine) => pairs.map((pair) => ({ machine, ...pair, minutes: 30 }))),
    jobs: Array.from({ length: 40 }, (_, nth) => ({
      id: `J${two(nth)}`,
      customer: nth % 2 === 0 ? 'ACME' : 'Birch',
      quantity: 10 + (nth % 7),
      releaseAt: local(nth),
      dueAt: local(nth + 20),
      operations: [
        {
          id: `J${two(nth)}-10`,
          eligible: [{ machine: `M${(nth % 3) + 1}`, minutes: 40 + (nth % 11) }],
          family: families[nth % 3],
          materials: [{ material: 'steel', quantity: 20 + 2 * (nth % 7) }],
          skills: ['milling'],
        },
      ],
    })),
    assignments: [],
  };
}

/** Days after the beginning, in local time. */
export function local(days: number): string {
  const text = new Date(Date.parse(at(days * 24 * 60)) + 8 * 3_600_000).toISOString().slice(0, 19);
  return `${text}+08:00`;
}

/** Parsed, so that a test cannot look at what no client could send. */
export function parsedOrderBook(change: (book: Schedule) => void): Schedule {
  const book = orderBook();
  change(book);
  return schedule.parse(book);
}
