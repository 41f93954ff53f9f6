import type { Outcome, Severity, Verdict } from '@countersign/contracts';

/** Colours of codes, each told apart from its neighbours without colour by its place in the legend. As text they are always beside the word. */
export const outcomeColors: Readonly<Record<Outcome, string>> = {
  approve: '#2f7d5b',
  reject: '#a83a3a',
  'request-changes': '#b07a1e',
  escalate: '#6a5a9c',
};

export const verdictColors: Readonly<Record<Verdict, string>> = {
  met: '#2f7d5b',
  met_with_remarks: '#6f9a3c',
  not_met: '#a83a3a',
  not_enough_data: '#8793a0',
  attestation_pending: '#b07a1e',
  not_applicable: '#c5ced6',
  not_yet_applicable: '#9db7d1',
};

/** The same as text: dark enough on white. */
export const verdictInk: Readonly<Record<Verdict, string>> = {
  ...verdictColors,
  met_with_remarks: '#4f7427',
  not_enough_data: '#54626f',
  attestation_pending: '#8a5d10',
  not_applicable: '#54626f',
  not_yet_applicable: '#3f668c',
};

export const severityInk: Readonly<Record<Severity, string>> = {
  info: '#54626f',
  minor: '#54626f',
  major: '#8a5d10',
  critical: '#a83a3a',
};

/** Colours of text, lines and grounds. All text on white or on `ground` has a contrast of 4.5 : 1 or more. */
export const ink = { text: '#1b2733', soft: '#54626f', line: '#c5ced6', ground: '#eef2f5', accent: '#1f4e79' };
