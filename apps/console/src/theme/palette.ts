/** Colours of one theme: one neutral scale, one accent, four meanings. Every text colour reaches AA on `paper` and `ground`. */
export interface Colours {
  ground: string;
  paper: string;
  sunken: string;
  line: string;
  strongLine: string;
  text: string;
  quiet: string;
  accent: string;
  onAccent: string;
  accentWash: string;
  ok: string;
  okWash: string;
  attention: string;
  attentionWash: string;
  problem: string;
  problemWash: string;
  unknown: string;
  unknownWash: string;
  lit: string;
}

export const lightColours: Colours = {
  ground: '#f5f6f8',
  paper: '#ffffff',
  sunken: '#eef0f4',
  line: '#d9dee6',
  strongLine: '#78838f',
  text: '#1a2330',
  quiet: '#4b5867',
  accent: '#2a4a8f',
  onAccent: '#ffffff',
  accentWash: '#e8eefb',
  ok: '#1b6b3f',
  okWash: '#e4f3ea',
  attention: '#7d5200',
  attentionWash: '#fbf1d9',
  problem: '#a3241b',
  problemWash: '#fcebe9',
  unknown: '#56616d',
  unknownWash: '#e9ecf0',
  lit: '#fff0b3',
};

export const darkColours: Colours = {
  ground: '#11151b',
  paper: '#181e26',
  sunken: '#1f2630',
  line: '#303a47',
  strongLine: '#7f8b99',
  text: '#e7ebf1',
  quiet: '#aab5c2',
  accent: '#a3bcf7',
  onAccent: '#10203f',
  accentWash: '#22304d',
  ok: '#77d3a0',
  okWash: '#17352a',
  attention: '#ecbd5c',
  attentionWash: '#3a2f17',
  problem: '#ff9c94',
  problemWash: '#452523',
  unknown: '#a6b1bd',
  unknownWash: '#2a323d',
  lit: '#5a4a12',
};

/** Hatching for all that is unknown or closed: a pattern, so that it reads without colour. */
export const hatch = (line: string, ground: string): string =>
  `repeating-linear-gradient(135deg, ${line} 0 1.5px, ${ground} 1.5px 6px)`;
