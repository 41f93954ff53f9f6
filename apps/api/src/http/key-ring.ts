import type { KeyActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { findKey, touchKeys } from '@countersign/identity';
import { CredentialCache } from './credential-cache.js';

const touchEveryMs = 10_000;

/** The API keys that programs send, and when each was last used. */
export class KeyRing {
  private readonly cache: CredentialCache<KeyActor>;
  private readonly used = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly db: Database) {
    this.cache = new CredentialCache(async (bearer) => {
      const found = await db.read((tx) => findKey(tx, bearer, new Date()));
      return found?.actor ?? null;
    });
    this.timer = setInterval(() => void this.noteUse(), touchEveryMs).unref();
  }

  /** Who holds this key; throws `not-signed-in` for one that is unknown, expired or revoked. */
  async actorOf(bearer: string): Promise<KeyActor> {
    const actor = await this.cache.find(bearer);
    if (!actor) {
      throw new ProductError('not-signed-in', {
        en: 'This API key is not known, has expired or was revoked. Ask an administrator for a new one.',
        'zh-TW': '此 API 金鑰不存在、已過期或已撤銷。請向管理員索取新的金鑰。',
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
