import type { LocalizedText, Severity } from '@countersign/contracts';
import type { DataFault } from '@countersign/scheduling';
import { dataFaultSentence } from './data-fault-sentences.js';
import { tableNames } from './data-names.js';
import type { Candidate } from './limit-findings.js';
import { namesText, numberText } from './number-text.js';

/** More of one kind in one list than this are told in one sentence. */
const mostApart = 5;

function severityOf(fault: DataFault): Severity {
  switch (fault.kind) {
    case 'near-duplicate':
    case 'contradicting-records':
    case 'missing-skill':
    case 'empty-calendar':
    case 'reversed-dates':
      return 'major';
    case 'unit-suspect':
      return fault.mixed === null ? 'minor' : 'major';
    case 'odd-date':
      return fault.likely === null ? 'minor' : 'major';
    case 'missing-changeover':
      return fault.used ? 'minor' : 'info';
    case 'unused-records':
      return 'info';
    default:
      return 'minor';
  }
}

function explanationOf(faults: readonly DataFault[]): LocalizedText {
  const pointers = faults.flatMap((fault) => fault.pointers);
  const shown = pointers.slice(0, 10).join(', ');
  const more = pointers.length - 10;
  return {
    en: `Found by comparing the master data that were sent with each other; whether it is an error, their owner can say. In the content: ${shown}${more > 0 ? ` and ${more} more` : ''}.`,
    'zh-TW': `由所送主檔資料相互比對得出；是否有誤須由資料負責人確認。位於內容的：${shown}${more > 0 ? ` 等 ${pointers.length} 處` : ''}。`,
  };
}

const nameOf = (fault: DataFault): string[] => {
  if ('names' in fault) return fault.names;
  if ('name' in fault) return [fault.name];
  if ('machine' in fault) return [`${fault.machine}: ${fault.from} → ${fault.to}`];
  return [];
};

function together(faults: readonly DataFault[]): LocalizedText {
  const [first] = faults;
  if (first === undefined || faults.length === 1) {
    return first === undefined ? { en: '', 'zh-TW': '' } : dataFaultSentence(first);
  }
  const names = namesText([...new Set(faults.flatMap(nameOf))]);
  const { en, 'zh-TW': zh } = dataFaultSentence(first);
  const table = tableNames[first.table];
  return {
    en: `${en} The same is so ${numberText(faults.length - 1)} more times among the ${table.en}. Concerned are ${names.en}.`,
    'zh-TW': `${zh}${table['zh-TW']}中還有 ${numberText(faults.length - 1)} 處相同情形，涉及${names['zh-TW']}。`,
  };
}

/** One finding for each fault; many of one kind, list and severity become one. */
export function dataFaultCandidates(faults: readonly DataFault[]): Candidate[] {
  const groups = Map.groupBy(faults, (fault) => `${fault.kind} ${fault.table} ${severityOf(fault)}`);
  return [...groups.values()].flatMap((group) => {
    const sets = group.length > mostApart ? [group] : group.map((fault) => [fault]);
    return sets.map((set): Candidate => {
      const [first] = set;
      return {
        code: `data-${first?.kind ?? ''}`,
        severity: first === undefined ? 'info' : severityOf(first),
        weight: set.length,
        write: () => ({
          ids: set.flatMap(({ operations }) => operations),
          message: together(set),
          explanation: explanationOf(set),
        }),
      };
    });
  });
}
