import type { KeyActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { allowedFrom, findKey, touchKeys } from '@countersign/identity';
import { BriefCache } from './brief-cache.js';

const touchEveryMs = 10_000;

interface HeldKey {
  actor: KeyActor;
  /** Whether it may be used from an address. */
  mayAskFrom: (address: string) => boolean;
}

/** The API keys that programs send, and when each was last used. */
export class KeyRing {
  private readonly cache: BriefCache<HeldKey | null>;
  private readonly used = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly db: Database) {
    this.cache = new BriefCache((bearer) => this.lookUp(bearer));
    this.timer = setInterval(() => void this.noteUse(), touchEveryMs).unref();
  }

  /**
   * Who holds this key; throws `not-signed-in` for one that is unknown, expired or revoked, `address-not-allowed` for one that
   * is bound to other addresses than the one that asks.
   */
  async actorOf(bearer: string, address: string): Promise<KeyActor> {
    const found = await this.cache.find(bearer);
    if (!found) {
      throw new ProductError('not-signed-in', {
        en: 'This API key is not known, has expired or was revoked. Ask an administrator for a new one.',
        'zh-TW': '此 API 金鑰不存在、已過期或已撤銷。請向管理員索取新的金鑰。',
      });
    }
    const { actor, mayAskFrom } = found;
    if (!mayAskFrom(address)) {
      throw new ProductError('address-not-allowed', {
        en: `This API key is bound to certain addresses, and the request came from ${address}. Use it from there, or have an administrator make a key for this address.`,
        'zh-TW': `此 API 金鑰僅限特定位址使用，而此請求來自 ${address}。請由允許的位址使用，或請管理員為此位址建立金鑰。`,
      });
    }
    this.used.add(actor.id);
    return actor;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.noteUse();
  }

  forget(): void {
    this.cache.forget();
  }

  private async lookUp(bearer: string): Promise<HeldKey | null> {
    const found = await this.db.read((tx) => findKey(tx, bearer, new Date()));
    if (!found) return null;
    const { actor, addresses } = found;
    return { actor, mayAskFrom: addresses.length === 0 ? () => true : allowedFrom(addresses) };
  }

  /** "Last used" is a convenience: when it cannot be noted now, the next round notes it. */
  private async noteUse(): Promise<void> {
    const ids = [...this.used];
    if (ids.length === 0) return;
    this.used.clear();
    await this.db
      .transaction((tx) => touchKeys(tx, ids, new Date()))
      .catch(() => {
        for (const id of ids) this.used.add(id);
      });
  }
}
