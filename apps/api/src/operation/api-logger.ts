import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** The words of `LOG_LEVEL`, from the most serious on, and what Nest calls them. */
const levels: readonly (readonly [setting: string, LogLevel])[] = [
  ['fatal', 'fatal'],
  ['error', 'error'],
  ['warn', 'warn'],
  ['info', 'log'],
  ['debug', 'debug'],
  ['trace', 'verbose'],
];

/** Who says at each start what never changes: every module and every route. */
const startWords = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory']);

/** The API's log: one line of JSON for each message that is as serious as `LOG_LEVEL` asks; none at `silent`. */
export class ApiLogger extends ConsoleLogger {
  readonly #isTalkative: boolean;

  constructor(logLevel: string) {
    const at = levels.findIndex(([setting]) => setting === logLevel);
    super({ json: true, colors: false, logLevels: levels.slice(0, at + 1).map(([, level]) => level) });
    this.#isTalkative = logLevel === 'debug' || logLevel === 'trace';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (!this.#isTalkative && typeof context === 'string' && startWords.has(context)) return;
    super.log(message, ...(rest as [string]));
  }
}
