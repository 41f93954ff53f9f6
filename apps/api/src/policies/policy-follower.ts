import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setUpActor } from '@countersign/access';
import { listUnknownRoles } from '@countersign/identity';
import type { Policy } from '@countersign/policy';
import { isOutage } from '../http/outage.js';
import { Product } from '../product.js';

const everyMs = 2000;

/** Takes over the policy that came into force in the database, at start and every two seconds. */
@Injectable()
export class PolicyFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('policy');
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private told = '';
  private toldOf: Policy | null = null;

  constructor(private readonly product: Product) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), everyMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      await this.product.policies.follow(this.product.db);
      this.told = '';
      await this.tellOfUnknownRoles();
    } catch (error) {
      // Readiness tells of an outage of the database; anything else is told once, and not every two seconds.
      const message = error instanceof Error ? error.message : String(error);
      if (!isOutage(error) && message !== this.told) {
        this.told = message;
        this.logger.error(`The policy in force cannot be read here, so the one before it is used: ${message}`);
      }
    } finally {
      this.looking = false;
    }
  }

  /** What people hold and the policy does not have gives them nothing: whoever took it out may not know that somebody held it. */
  private async tellOfUnknownRoles(): Promise<void> {
    const { db, policy } = this.product;
    if (this.toldOf === policy) return;
    for (const { role, people } of await db.read((tx) => listUnknownRoles(tx, setUpActor, policy.roles))) {
      this.logger.warn(
        `${people} active people hold the role "${role}", which is not in roles.yaml and gives them nothing: put it back, or grant them another (People marks them).`,
      );
    }
    this.toldOf = policy;
  }
}
