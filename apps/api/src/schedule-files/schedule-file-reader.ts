import { Injectable } from '@nestjs/common';
import { isAllowed, type Actor } from '@countersign/access';
import { ProductError, type ScheduleMapping } from '@countersign/contracts';
import { mostFaults, type ScheduleFilesRead } from '@countersign/schedule-files';
import { listScheduleMappings } from '@countersign/submissions';
import { Product } from '../product.js';
import { Threads } from '../threads/threads.js';
import type { FilesToRead } from './read-files-in-thread.js';

/** Reads schedule files in a thread, by the mappings that are remembered for their AI system. */
@Injectable()
export class ScheduleFileReader {
  constructor(
    private readonly product: Product,
    private readonly threads: Threads,
  ) {}

  /** What was made of the files. `system`: for whom mappings are remembered; none where it is unknown or not the actor's. */
  async read(actor: Actor, input: Omit<FilesToRead, 'remembered'>, system: string | null): Promise<ScheduleFilesRead> {
    const remembered = system === null ? {} : await this.remembered(actor, system);
    return this.threads.run('readFilesInThread', { ...input, remembered });
  }

  /** The content of the files; throws `invalid-body` with every fault by sheet, row and column. */
  async contentOf(
    actor: Actor,
    input: Omit<FilesToRead, 'remembered'>,
    system: string | null,
  ): Promise<Record<string, unknown>> {
    const { content, faults, faultsTotal } = await this.read(actor, input, system);
    if (content !== null) return content;
    const shown =
      faultsTotal > mostFaults
        ? { en: ` (the first ${mostFaults})`, zh: `（僅列前 ${mostFaults} 項）` }
        : { en: '', zh: '' };
    throw new ProductError(
      'invalid-body',
      {
        en: `The schedule files have ${faultsTotal} fault${faultsTotal === 1 ? '' : 's'}; each is listed under "errors" with its sheet, row and column${shown.en}.`,
        'zh-TW': `排程檔案有 ${faultsTotal} 處錯誤，各錯誤的工作表、列與欄列於 "errors"${shown.zh}。`,
      },
      { errors: faults.map((fault) => ({ pointer: '', ...fault })) },
    );
  }

  private async remembered(actor: Actor, system: string): Promise<Record<string, ScheduleMapping>> {
    if (!isAllowed(actor, 'list', 'ScheduleMapping', system)) return {};
    try {
      const mappings = await this.product.db.read((tx) => listScheduleMappings(tx, actor, system));
      return Object.fromEntries(mappings.map(({ signature, mapping }) => [signature, mapping]));
    } catch (error) {
      // An AI system that is not there is named as such by whoever hands in for it.
      if (error instanceof ProductError && error.code === 'not-found') return {};
      throw error;
    }
  }
}
