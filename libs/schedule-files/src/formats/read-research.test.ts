import { describe, expect, it } from '@jest/globals';
import { readScheduleFiles } from '../read-schedule-files.js';

const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const instance = '# two jobs\n2 2\n0 3 1 2\n1 4 0 1\n';
const starts = '0 3\n0 4\n';

describe('research formats', () => {
  it('reads a job shop with its start times, whichever file comes first', () => {
    const options = { format: { timeZone: 'Asia/Taipei', start: '2026-12-01T00:00:00Z', minutesPerUnit: 2 } };
    const read = readScheduleFiles([file('ft02.txt', instance), file('ft02.starts', starts)], options);
    expect(read).toMatchObject({ format: 'job-shop', faults: [], notes: [], counts: { orders: 2, operations: 4 } });
    expect(read.content).toMatchObject({ schedule: { start: '2026-12-01T00:00:00.000Z', timeZone: 'Asia/Taipei' } });
    const turned = readScheduleFiles([file('b', starts), file('a', instance)], options);
    expect(turned.content).toEqual(read.content);
  });

  it('says what it supposes where nobody says what the numbers mean', () => {
    expect(readScheduleFiles([file('a.jsp', instance), file('b.sol', starts)]).notes).toHaveLength(1);
  });

  it('reads a flexible job shop with its assignments', () => {
    const fjs = '1 2\n2 2 1 3 2 4 1 2 5\n';
    const read = readScheduleFiles([file('k.fjs', fjs), file('k.sol', '2 0 2 4')]);
    expect(read).toMatchObject({ format: 'flexible-job-shop', faults: [], counts: { operations: 2, assignments: 2 } });
  });

  it('reads a nurse roster with its solution', () => {
    const period = `<SchedulingPeriod ID="x"><StartDate>2026-12-01</StartDate><EndDate>2026-12-01</EndDate>
      <ShiftTypes><Shift ID="E"><StartTime>06:00:00</StartTime><EndTime>14:00:00</EndTime></Shift></ShiftTypes>
      <Employees><Employee ID="1"><ContractID>0</ContractID></Employee></Employees>
      <CoverRequirements><DateSpecificCover><Date>2026-12-01</Date><Cover><Shift>E</Shift><Preferred>1</Preferred></Cover></DateSpecificCover></CoverRequirements></SchedulingPeriod>`;
    const solution =
      '<Solution><Assignment><Date>2026-12-01</Date><Employee>1</Employee><ShiftType>E</ShiftType></Assignment></Solution>';
    const read = readScheduleFiles([file('one.xml', solution), file('two.xml', period)]);
    expect(read).toMatchObject({ format: 'inrc-1', kind: 'roster', faults: [], counts: { shifts: 1, assignments: 1 } });
  });

  it('names a fault by file and line, and asks for a second file', () => {
    const wrong = readScheduleFiles([file('a.jsp', instance), file('a.sol', '0 3\n0 x\n')]);
    expect(wrong.faults).toMatchObject([{ sheet: 'a.sol', row: 2, code: 'wrong-format' }]);
    expect(readScheduleFiles([file('a.jsp', instance)]).faults).toMatchObject([{ code: 'other-format' }]);
  });
});
