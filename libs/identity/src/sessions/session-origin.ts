import { isIP } from 'node:net';

/** Where a session is opened from: what the browser calls itself, and the address of the connection. */
export interface SessionOrigin {
  userAgent: string | undefined;
  address: string | undefined;
}

/** The first that matches names the browser: most call themselves several things. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameIn = (text: string, names: typeof browsers): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1];

/** Browser and system that a `User-Agent` names, such as `Firefox, Windows`; null when it names neither. */
export function deviceOf(userAgent: string | undefined): string | null {
  const text = (userAgent ?? '').slice(0, 1000);
  const named = [nameIn(text, browsers), nameIn(text, systems)].filter((name) => name !== undefined);
  return named.length === 0 ? null : named.join(', ');
}

/** Eight groups of an IPv6 address; a `::` stands for those left out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after];
}

/** The network of an address, coarse enough not to be one household: an IPv4 /24, an IPv6 /48; null for what is no address. */
export function networkOf(address: string | undefined): string | null {
  const plain = (address ?? '').replace(/%.*$/, '');
  const four = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(plain);
  if (four && isIP(plain) !== 0) return `${four[1]}.0/24`;
  if (isIP(plain) !== 6) return null;
  const first = groupsOf(plain).slice(0, 3);
  const text = first.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
  return `${text.replace(/(?::0)+$/, '').replace(/^0$/, '')}::/48`;
}
