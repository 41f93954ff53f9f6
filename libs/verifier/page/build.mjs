import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions } from 'vite';

// One HTML file with all of its script and style inside: a policy in it forbids every connection, and any other script.
const here = new URL('./', import.meta.url);
const [output] = await build({
  configFile: false,
  logLevel: 'warn',
  root: fileURLToPath(here),
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    write: false,
    target: 'es2023',
    lib: {
      entry: fileURLToPath(new URL('page.ts', here)),
      formats: ['iife'],
      name: 'countersignVerify',
      fileName: 'page',
    },
  },
});
const chunks = output.output.filter(({ type }) => type === 'chunk');
if (chunks.length !== 1) throw new Error(`The verifier page should be one script, and is ${chunks.length}.`);
const script = chunks[0].code.trim().replaceAll('</script', '<\\/script');
const style = readFileSync(new URL('page.css', here), 'utf8').trim();
const source = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none'; script-src ${source(script)}; style-src ${source(style)}; base-uri 'none'; form-action 'none'`;
const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Countersign</title>
<style>${style}</style>
</head>
<body>
<script>${script}</script>
</body>
</html>
`;
writeFileSync(new URL('../dist/verify.html', here), html);
