import type { SessionView } from '@countersign/contracts';

/** As much of a browser as a sign-in takes: cookies by host, and one redirect at a time. */
export class OidcBrowser {
  private readonly jar = new Map<string, Map<string, string>>();

  constructor(private readonly url: string) {}

  cookie(name: string): string | undefined {
    return this.jar.get(new URL(this.url).host)?.get(name);
  }

  setCookie(name: string, value: string): void {
    const { host } = new URL(this.url);
    this.jar.set(host, (this.jar.get(host) ?? new Map<string, string>()).set(name, value));
  }

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(address);
    const held = this.jar.get(host) ?? new Map<string, string>();
    const cookie = [...held].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) held.delete(name);
      else held.set(name, value);
    }
    this.jar.set(host, held);
    return answer;
  }

  /** Follows redirects until an address that begins so, which is not opened; or until a page. */
  async follow(address: string, until: string, init: RequestInit = {}): Promise<string> {
    let [at, how] = [address, init];
    for (let hops = 0; hops < 12; hops += 1) {
      if (at.startsWith(until)) return at;
      const answer = await this.open(at, how);
      const next = answer.headers.get('location');
      if (next === null) return at;
      at = new URL(next, at).href;
      how = {};
    }
    throw new Error('There were too many redirects.');
  }

  /** From our address to the provider, where that account signs in; answers the address of the way back, which is not opened. */
  async authenticate(
    account: string | null,
    change: (address: URL) => void = () => {},
    from = `/api/v1/session/oidc?returnTo=${encodeURIComponent('/queue?page=2')}`,
  ): Promise<string> {
    const start = await this.open(`${this.url}${from}`);
    const address = new URL(start.headers.get('location') ?? '');
    change(address);
    const back = `${this.url}/api/v1/session/oidc/callback`;
    const page = await this.follow(address.href, back);
    if (page.startsWith(back)) return page;
    const body = new URLSearchParams(account === null ? {} : { account });
    return this.follow(page, back, { method: 'POST', body });
  }

  /** Is asked at the provider who they are, for the session that is open; answers where the browser ends. */
  async prove(account: string | null, change?: (address: URL) => void): Promise<string> {
    return this.finish(await this.authenticate(account, change, '/api/v1/session/oidc/proof'));
  }

  /** Signs in; answers where the browser ends. */
  async signIn(account: string | null): Promise<string> {
    return this.finish(await this.authenticate(account));
  }

  async finish(back: string): Promise<string> {
    const answer = await this.open(back);
    return (answer.headers.get('location') ?? '').replace(`${this.url}/#`, '');
  }

  async session(): Promise<SessionView> {
    const answer = await this.open(`${this.url}/api/v1/session`);
    return (await answer.json()) as SessionView;
  }
}
