import { describe, expect, it } from '@jest/globals';
import { openedMost, type ClaimView } from '@countersign/contracts';
import { OpenedEvidence } from './opened-evidence.js';

const view = (findings: readonly string[], sources: readonly string[]) => ({
  findings: findings.map((id) => ({ id })) as ClaimView['findings'],
  payload: { sources: sources.map((id) => ({ id, text: 'x' })) },
});
const passage = (source: string) => ({ source, start: 0, end: 1 });

describe('OpenedEvidence', () => {
  it('names nothing before anything was opened', () => {
    expect(new OpenedEvidence().in(view(['a', 'b'], ['terms']))).toEqual({ findings: [], sources: [] });
  });

  it('names what was opened once each, sources by their place', () => {
    const opened = new OpenedEvidence();
    for (const id of ['b', 'a', 'b']) opened.noteFinding(id);
    opened.noteSource('prices');
    opened.noteEvidence([passage('terms'), passage('manual')]);
    opened.noteEvidence([]);
    opened.noteEvidence(undefined);
    expect(opened.in(view(['a', 'b', 'c'], ['manual', 'prices', 'terms']))).toEqual({
      findings: ['a', 'b'],
      sources: [1, 2],
    });
  });

  it('leaves out what the item does not show any more, so that no decision is refused for it', () => {
    const opened = new OpenedEvidence();
    opened.noteFinding('gone');
    opened.noteSource('concealed');
    expect(opened.in(view(['a'], []))).toEqual({ findings: [], sources: [] });
  });

  it('names no more than the API takes', () => {
    const opened = new OpenedEvidence();
    const ids = Array.from({ length: openedMost.findings + 1 }, (_, nth) => String(nth));
    for (const id of ids) opened.noteFinding(id);
    expect(opened.in(view(ids, [])).findings).toHaveLength(openedMost.findings);
  });
});
