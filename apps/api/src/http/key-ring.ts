import type { KeyActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { Database } from '@countersign/database';
import { findKey, touchKeys } from '@countersign/identity';

/** A key is looked up again after this long, so a revoked one works no longer than that. */
const freshMs = 1000;
const touchEveryMs = 10_000;
const mostKeys = 10_000;

interface Held {
  actor: Promise<KeyActor | null>;
  until: number;
}

/** The API keys seen in the last second, so that a busy client costs one look-up a second; and notes when keys were used. */
export class KeyRing {
  private readonly held = new Map<string, Held>();
  private readonly used = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly db: Database) {
    this.timer = setInterval(() => void this.noteUse(), touchEveryMs).unref();
  }

  /** Who holds this key; throws `not-signed-in` for one that is unknown, expired or revoked. */
  async actorOf(bearer: string): Promise<KeyActor> {
    const now = Date.now();
    let held = this.held.get(bearer);
    if (!held || held.until < now) {
      if (this.held.size >= mostKeys) this.held.clear();
      held = { actor: this.lookUp(bearer), until: now + freshMs };
      this.held.set(bearer, held);
    }
    const actor = await held.actor;
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

  private async lookUp(bearer: string): Promise<KeyActor | null> {
    try {
      const found = await this.db.read((tx) => findKey(tx, bearer, new Date()));
      return found?.actor ?? null;
    } catch (error) {
      this.held.delete(bearer);
      throw error;
    }
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
