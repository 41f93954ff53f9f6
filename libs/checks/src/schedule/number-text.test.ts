import { describe, expect, it } from '@jest/globals';
import { minutesText, namesText, numberText, percentText, timeText } from './number-text.js';

describe('numbers with their units', () => {
  it.each([
    [0, '0 min', '0 分鐘'],
    [45, '45 min', '45 分鐘'],
    [-45, '45 min', '45 分鐘'],
    [0.001, '0.01 min', '0.01 分鐘'],
    [7.5, '7.5 min', '7.5 分鐘'],
    [119, '119 min', '119 分鐘'],
    [120, '2 h', '2 小時'],
    [150, '2 h 30 min', '2 小時 30 分鐘'],
    [179.7, '3 h', '3 小時'],
    [90_000, '1,500 h', '1,500 小時'],
  ])('%d minutes', (minutes, en, zhTW) => {
    expect(minutesText(minutes)).toEqual({ en, 'zh-TW': zhTW });
  });

  it.each([
    [1234.567, '1,234.57'],
    [0, '0'],
    [-0.0001, '-0.01'],
  ])('%d', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('writes shares, times and names', () => {
    expect(percentText(0.8254)).toBe('82.5%');
    expect(timeText('2026-12-01T08:05:00+08:00')).toBe('2026-12-01 08:05');
    expect(namesText(['a', 'b'])).toEqual({ en: 'a, b', 'zh-TW': '「a」、「b」' });
    expect(namesText(['a', 'b', 'c'], 2)).toEqual({ en: 'a, b and 1 more', 'zh-TW': '「a」、「b」等 3 項' });
  });
});
