import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The embedded database of libs/database, straight from its source: Node.js strips the types, and the hook finds the `.ts` that a `.js`
 * import stands for. So the database can start before anything is built.
 */
export async function loadEmbedded(root) {
  const folder = pathToFileURL(join(root, 'libs', 'database', 'src', 'embedded', '/')).href;
  registerHooks({
    resolve(specifier, context, next) {
      const isOwn = context.parentURL?.startsWith(folder) && specifier.startsWith('./');
      return next(isOwn ? specifier.replace(/\.js$/, '.ts') : specifier, context);
    },
  });
  return import(`${folder}index.ts`);
}
