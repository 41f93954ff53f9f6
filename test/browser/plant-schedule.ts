/** Operations of one order, one after the other. */
const steps = 5;
/** Minutes a day in which everything is open, from 06:00 to 22:00. */
const openMinutes = 960;
const families = ['red', 'green', 'blue'] as const;
const changeoverMinutes = 15;

interface Plant {
  operations: number;
  machines: number;
  /** Lets the last operation of the first machine begin while the one before it still runs. */
  overlap?: boolean;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A valid schedule of a plant that is open from 06:00 to 22:00, every third order late, in so many operations. */
export function plantSchedule({ operations, machines, overlap = false }: Plant) {
  const names = Array.from({ length: machines }, (_, nth) => `M${two(nth + 1)}`);
  const free = names.map(() => 0);
  const setFor = names.map(() => '');
  const assignments: { operation: string; machine: string; person: string; start: string; end: string }[] = [];
  const jobs = Array.from({ length: Math.ceil(operations / steps) }, (_, job) => {
    const family = families[job % families.length] ?? 'red';
    const id = `J${String(job + 1).padStart(4, '0')}`;
    let ready = 0;
    const own = Array.from({ length: Math.min(steps, operations - job * steps) }, (__, step) => {
      const nth = (job * 7 + step * 3) % machines;
      const [machine, operation] = [names[nth] ?? '', `${id}-${(step + 1) * 10}`];
      const minutes = 30 + ((job * 13 + step * 29) % 7) * 15;
      const setup = setFor[nth] === '' || setFor[nth] === family ? 0 : changeoverMinutes;
      const start = Math.max(ready, (free[nth] ?? 0) + setup);
      ready = start + minutes;
      [free[nth], setFor[nth]] = [ready, family];
      const place = { start: instant(start, false), end: instant(ready, true) };
      assignments.push({ operation, machine, person: `P${two(nth + 1)}`, ...place });
      const after = step === 0 ? [] : [`${id}-${step * 10}`];
      const other = names[(nth + 1) % machines] ?? '';
      return { id: operation, eligible: [machine, other].map((name) => ({ machine: name, minutes })), after, family };
    });
    const due = instant(Math.max(60, ready + (job % 3 === 0 ? -90 : 600)), true);
    return { id, customer: `Customer ${'ABCD'[job % 4]}`, dueAt: due, operations: own };
  });
  if (overlap) overlapLast(assignments, names[0] ?? '');
  return {
    timeZone: 'Asia/Taipei',
    start: instant(0, false),
    calendars: [
      {
        id: 'shifts',
        shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '06:00', to: '22:00' }],
      },
    ],
    machines: names.map((id) => ({ id, calendar: 'shifts' })),
    people: names.map((_, nth) => ({
      id: `P${two(nth + 1)}`,
      calendar: 'shifts',
      groups: [{ attribute: 'contract', value: nth % 3 === 0 ? 'temporary' : 'permanent' }],
    })),
    changeovers: names.flatMap((machine) =>
      families.flatMap((from) =>
        families.filter((to) => to !== from).map((to) => ({ machine, from, to, minutes: changeoverMinutes })),
      ),
    ),
    jobs,
    assignments,
    claims: { lateJobs: 0, makespanMinutes: 4000 },
  };
}

/** The instant at which so many minutes have been open; one that is an end lies before the night, a start after it. */
function instant(open: number, isEnd: boolean): string {
  const day = Math.floor((isEnd ? open - 1 : open) / openMinutes);
  const at = Date.parse('2026-12-01T06:00:00+08:00') + (day * 1440 + open - day * openMinutes) * 60_000;
  return new Date(at).toISOString();
}

function overlapLast(assignments: { machine: string; start: string; end: string }[], machine: string): void {
  const own = assignments.filter((it) => it.machine === machine).sort((a, b) => (a.start < b.start ? -1 : 1));
  const [before, late] = own.slice(-2);
  if (!before || !late) throw new Error(`${machine} has too little to do`);
  const length = Date.parse(late.end) - Date.parse(late.start);
  late.start = new Date(Date.parse(before.start) + 600_000).toISOString();
  late.end = new Date(Date.parse(late.start) + length).toISOString();
}
