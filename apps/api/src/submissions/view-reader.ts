import type { Language, SubmissionView } from '@countersign/contracts';

interface Waiting {
  id: string;
  resolve(view: SubmissionView): void;
  reject(error: unknown): void;
}

/** Reads the views that many requests wait for in one go, like the group commit before it: no timer, one round under way a language. */
export class ViewReader {
  private readonly waiting: Record<Language, Waiting[]> = { en: [], 'zh-TW': [] };
  private readonly running: Record<Language, boolean> = { en: false, 'zh-TW': false };

  constructor(
    private readonly fetch: (ids: readonly string[], language: Language) => Promise<Map<string, SubmissionView>>,
  ) {}

  read(id: string, language: Language): Promise<SubmissionView> {
    return new Promise((resolve, reject) => {
      this.waiting[language].push({ id, resolve, reject });
      if (!this.running[language]) void this.run(language);
    });
  }

  private async run(language: Language): Promise<void> {
    this.running[language] = true;
    while (this.waiting[language].length > 0) {
      const batch = this.waiting[language].splice(0, 500);
      try {
        const views = await this.fetch(
          batch.map(({ id }) => id),
          language,
        );
        for (const { id, resolve, reject } of batch) {
          const view = views.get(id);
          if (view) resolve(view);
          else reject(new Error(`The submission ${id} was stored and is not there.`));
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.running[language] = false;
  }
}
