import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roster } from '../content/roster-content.js';
import { schedule } from '../content/schedule-content.js';
import { keyFigures } from '../figures/key-figures.js';
import { buildScheduleModel } from '../model/build-schedule-model.js';
import { recheckSchedule } from '../recheck-schedule.js';
import { buildRosterModel } from '../roster/roster-model.js';
import { recheckRoster } from '../roster/recheck-roster.js';
import { readAssignedStarts, readFlexibleJobShop } from './read-flexible-job-shop.js';
import { readJobShop, readStartTimes } from './read-job-shop.js';
import { readNurseRoster } from './read-nurse-roster.js';
import { shopSchedule } from './shop-schedule.js';

const calendar = { timeZone: 'UTC', start: '2026-01-01T00:00:00Z', minutesPerUnit: 1 };
const messageOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
  return 'nothing thrown';
};

describe('readJobShop', () => {
  const text = '# two jobs\n2 2\n0 3 1 2\n\n1 4   0 1\n';

  it('reads a problem and its start times as a schedule that keeps every rule', () => {
    const problem = readJobShop(text);
    expect(problem).toEqual({
      machines: [0, 1],
      jobs: [
        [[{ machine: 0, time: 3 }], [{ machine: 1, time: 2 }]],
        [[{ machine: 1, time: 4 }], [{ machine: 0, time: 1 }]],
      ],
    });
    const content = shopSchedule(problem, readStartTimes('0 4\n0 4\n', problem), calendar);
    const model = buildScheduleModel(schedule.parse(content));
    expect(recheckSchedule(model)).toEqual([]);
    expect(keyFigures(model).makespanMinutes).toBe(6);
  });

  it('counts machines from 1 where none is 0', () => {
    expect(readJobShop('1 2\n1 3 2 2').machines).toEqual([1, 2]);
  });

  it.each([
    ['', 'line 1: the first line must hold the numbers of jobs and machines'],
    ['2 2\n0 1 1 1', 'line 2: must hold 2 lines, one a job, and holds 1'],
    ['1 2\n0 1 1', 'line 2: must hold machine and time in turn'],
    ['1 2\n0 1 7 1', 'line 2: there is no machine 7 among 2'],
    ['1 2\n0 1 x 1', 'line 2: "x" is no number of 0 or more: write numbers only, comments after #'],
    ['1 2\n0 1 -1 1', 'line 2: "-1" is no number of 0 or more: write numbers only, comments after #'],
  ])('refuses %j', (wrong, message) => {
    expect(messageOf(() => readJobShop(wrong))).toBe(`FormatError: ${message}`);
  });

  it('refuses start times that do not fit', () => {
    const problem = readJobShop(text);
    expect(messageOf(() => readStartTimes('0 4\n0', problem))).toMatch(/line 2: must hold 2 numbers/);
    expect(messageOf(() => readStartTimes('0 4', problem))).toMatch(/must hold 2 lines/);
  });

  it('throws nothing but FormatError at any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '1', '2', ' ', '\n', '#', 'x', '-') }), (any) => {
        for (const read of [readJobShop, readFlexibleJobShop])
          expect(messageOf(() => read(any))).toMatch(/^(FormatError: |nothing thrown)/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('readFlexibleJobShop', () => {
  const text = '2 2 1.5\n2 1 1 3 2 1 5 2 2\n1 1 2 4\n';

  it('reads a problem with assigned starts', () => {
    const problem = readFlexibleJobShop(text);
    expect(problem.jobs[0]?.[1]).toEqual([
      { machine: 1, time: 5 },
      { machine: 2, time: 2 },
    ]);
    const content = shopSchedule(problem, readAssignedStarts('1 0 2 4\n2 0\n', problem), calendar);
    const model = buildScheduleModel(schedule.parse(content));
    expect(recheckSchedule(model)).toEqual([]);
    expect(keyFigures(model).makespanMinutes).toBe(6);
    const wrong = shopSchedule(problem, readAssignedStarts('2 0 2 4\n2 0\n', problem), calendar);
    expect(recheckSchedule(buildScheduleModel(schedule.parse(wrong))).map(({ constraint }) => constraint)).toContain(
      'eligibility',
    );
  });

  it.each([
    ['1 2\n2 1 1 3', 'line 2: ends before all its operations are told'],
    ['1 2\n1 1 1 3 9', 'line 2: goes on after its last operation'],
    ['1 2\n1 0', 'line 2: 0 is no number of things to follow'],
    ['1 2\n1 1 3 3', 'line 2: there is no machine 3 among 2'],
  ])('refuses %j', (wrong, message) => {
    expect(messageOf(() => readFlexibleJobShop(wrong))).toBe(`FormatError: ${message}`);
  });
});

describe('readNurseRoster', () => {
  const xml = `<?xml version="1.0"?>
<!-- a week -->
<SchedulingPeriod ID="T">
  <StartDate>2010-01-01</StartDate><EndDate>2010-01-02</EndDate>
  <ShiftTypes><Shift ID="E"><StartTime>06:30:00</StartTime><EndTime>14:30:00</EndTime><Skills><Skill>Nurse</Skill></Skills></Shift>
  <Shift ID="N"><StartTime>22:30:00</StartTime><EndTime>06:30:00</EndTime><Skills><Skill>Nurse</Skill></Skills></Shift></ShiftTypes>
  <Contracts><Contract ID="0"><Description>a &amp; b</Description>
    <MaxConsecutiveWorkingDays on="1" weight="1">1</MaxConsecutiveWorkingDays><CompleteWeekends weight="1">true</CompleteWeekends></Contract></Contracts>
  <Employees><Employee ID="0"><ContractID>0</ContractID><Skills><Skill>Nurse</Skill></Skills></Employee>
    <Employee ID="1"><ContractID>0</ContractID><Skills/></Employee></Employees>
  <CoverRequirements><DayOfWeekCover><Day>Friday</Day><Cover><Skill>Nurse</Skill><Shift>E</Shift><Preferred>1</Preferred></Cover></DayOfWeekCover>
    <DateSpecificCover><Date>2010-01-02</Date><Cover><Shift>N</Shift><Preferred>1</Preferred></Cover></DateSpecificCover></CoverRequirements>
  <DayOffRequests><DayOff weight="1"><EmployeeID>0</EmployeeID><Date>2010-01-01</Date></DayOff></DayOffRequests>
  <ShiftOffRequests><ShiftOff weight="1"><ShiftTypeID>N</ShiftTypeID><EmployeeID>1</EmployeeID><Date>2010-01-02</Date></ShiftOff></ShiftOffRequests>
</SchedulingPeriod>`;
  const solution = `<Solution><Assignment><Date>2010-01-01</Date><Employee>0</Employee><ShiftType>E</ShiftType></Assignment>
    <Assignment><Date>2010-01-02</Date><Employee>1</Employee><ShiftType>N</ShiftType></Assignment></Solution>`;

  it('reads cover, skills, contracts and wishes, and says what it leaves', () => {
    const read = readNurseRoster(xml, 'UTC', solution);
    const parsed = roster.parse(read.roster);
    expect(parsed.shifts.map(({ id, from, count, skills }) => [id, from, count, skills])).toEqual([
      ['2010-01-01 E', '06:30', 1, ['Nurse']],
      ['2010-01-02 N', '22:30', 1, ['Nurse']],
    ]);
    expect(parsed.people[0]?.contract).toEqual({ name: 'a & b', maxConsecutiveDays: 1 });
    expect(read.left).toEqual(['CompleteWeekends']);
    const found = recheckRoster(buildRosterModel(parsed)).map(({ constraint, shifts }) => [constraint, shifts]);
    expect(found).toEqual([
      ['skill', ['2010-01-02 N']],
      ['request', ['2010-01-01 E']],
      ['request', ['2010-01-02 N']],
    ]);
  });

  it('refuses cover by a shift that there is not', () => {
    const wrong = xml.replace('<Shift>E</Shift>', '<Shift>Z</Shift>');
    expect(messageOf(() => readNurseRoster(wrong, 'UTC'))).toMatch(/names the shift "Z"/);
  });

  it.each([
    ['<a><b></a>', /line 1: is no XML/],
    ['<a>', /is no XML/],
    ['<a/>', /StartDate and EndDate/],
    ['<a><StartDate>2010-01-01</StartDate><EndDate>9999-01-01</EndDate></a>', /three years/],
    ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', /line 1: is no XML/],
  ])('refuses %j', (wrong, message) => {
    expect(messageOf(() => readNurseRoster(wrong, 'UTC'))).toMatch(message);
  });
});
