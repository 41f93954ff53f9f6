import type { Roster } from '../content/roster-content.js';
import { maxHorizonDays } from '../content/wire-values.js';
import { dateText, dayNumber, weekdayOf } from '../time/zone-clock.js';
import { FormatError } from './format-error.js';
import { elementsAt, readXml, textAt, type XmlElement } from './xml-elements.js';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Reads an instance of the First International Nurse Rostering Competition (INRC-I, XML) as a roster, and assignments where a
 * solution's `<Assignment>` elements are given. Shifts are `2010-01-01 E`, once for every skill that is asked for. Read are
 * cover, skills, consecutive days and wishes to be off; `left` names the rules that rosters here do not know. Throws FormatError.
 */
export function readNurseRoster(xml: string, timeZone: string, solution?: string): { roster: Roster; left: string[] } {
  const period = readXml(xml);
  const [first, last] = [textAt(period, 'StartDate'), textAt(period, 'EndDate')];
  const isDate = /^\d{4}-\d\d-\d\d$/;
  const length = isDate.test(first) && isDate.test(last) ? dayNumber(last) - dayNumber(first) : NaN;
  if (!(length >= 0 && length <= maxHorizonDays))
    throw new FormatError({
      en: 'StartDate and EndDate must be dates in order, at most three years apart',
      'zh-TW': 'StartDate 與 EndDate 須為先後正確的日期，相距最多三年',
    });
  const shifts = shiftsOf(period, dayNumber(first), dayNumber(last));
  const contracts = new Map(
    elementsAt(period, 'Contracts', 'Contract').map((it) => [it.attributes.get('ID') ?? '', it]),
  );
  const people = elementsAt(period, 'Employees', 'Employee').map((employee) => personOf(employee, contracts));
  const requests = [
    ...elementsAt(period, 'DayOffRequests', 'DayOff').map((it) => ({
      person: textAt(it, 'EmployeeID'),
      date: textAt(it, 'Date'),
      wish: 'off' as const,
    })),
    ...elementsAt(period, 'ShiftOffRequests', 'ShiftOff').flatMap((it) => {
      const name = `${textAt(it, 'Date')} ${textAt(it, 'ShiftTypeID')}`;
      return shifts
        .filter(({ id }) => id === name || id.startsWith(`${name} `))
        .map(({ id, date }) => ({ person: textAt(it, 'EmployeeID'), date, shift: id, wish: 'off' as const }));
    }),
  ];
  const assignments = solution === undefined ? [] : assignmentsOf(readXml(solution));
  return { roster: { timeZone, people, shifts, requests, assignments }, left: rulesLeft(period) };
}

function shiftsOf(period: XmlElement, first: number, last: number): Roster['shifts'] {
  const types = elementsAt(period, 'ShiftTypes', 'Shift');
  const weekly = elementsAt(period, 'CoverRequirements', 'DayOfWeekCover');
  const dated = elementsAt(period, 'CoverRequirements', 'DateSpecificCover');
  const shifts: Roster['shifts'] = [];
  const known = new Set<string>();
  for (let day = first; day <= last; day += 1) {
    const date = dateText(day);
    const own = dated.filter((it) => textAt(it, 'Date') === date);
    const cover = own.length > 0 ? own : weekly.filter((it) => textAt(it, 'Day') === days[weekdayOf(day)]);
    for (const one of cover.flatMap((it) => elementsAt(it, 'Cover'))) {
      const name = textAt(one, 'Shift');
      const type = types.find((it) => it.attributes.get('ID') === name);
      const skill = textAt(one, 'Skill');
      if (type === undefined) throw unknownShift(name);
      const asked = skill === '' ? elementsAt(type, 'Skills', 'Skill').map(({ text }) => text) : [skill];
      const id = `${date} ${name}`;
      shifts.push({
        id: known.has(id) ? `${id} ${skill}` : id,
        date,
        from: textAt(type, 'StartTime').slice(0, 5),
        to: textAt(type, 'EndTime').slice(0, 5),
        count: Number(textAt(one, 'Preferred')),
        skills: asked,
      });
      known.add(id);
    }
  }
  return shifts;
}

function unknownShift(name: string): FormatError {
  const shown = name.slice(0, 40);
  return new FormatError({
    en: `the cover names the shift "${shown}", which is not among ShiftTypes`,
    'zh-TW': `人力需求提到班別「${shown}」，但 ShiftTypes 中沒有`,
  });
}

function personOf(employee: XmlElement, contracts: ReadonlyMap<string, XmlElement>): Roster['people'][number] {
  const contract = contracts.get(textAt(employee, 'ContractID'));
  const [most] = contract === undefined ? [] : elementsAt(contract, 'MaxConsecutiveWorkingDays');
  const description = contract === undefined ? '' : textAt(contract, 'Description');
  return {
    id: employee.attributes.get('ID') ?? '',
    skills: elementsAt(employee, 'Skills', 'Skill').map(({ text }) => text),
    contract: {
      ...(description === '' ? {} : { name: description }),
      ...(most?.attributes.get('on') === '1' ? { maxConsecutiveDays: Number(most.text) } : {}),
    },
  };
}

function assignmentsOf(solution: XmlElement): Roster['assignments'] {
  const all = [...elementsAt(solution, 'Assignment'), ...elementsAt(solution, 'Assignments', 'Assignment')];
  return all.map((it) => ({
    person: textAt(it, 'Employee'),
    shift: `${textAt(it, 'Date')} ${textAt(it, 'ShiftType')}`,
  }));
}

/** Rules of contracts that are on and weighed, and are not read. */
function rulesLeft(period: XmlElement): string[] {
  const rules = elementsAt(period, 'Contracts', 'Contract').flatMap(({ children }) => children);
  const on = rules.filter(
    ({ name, attributes }) =>
      name !== 'MaxConsecutiveWorkingDays' && attributes.get('on') !== '0' && Number(attributes.get('weight') ?? 0) > 0,
  );
  return [...new Set(on.map(({ name }) => name))].sort();
}
