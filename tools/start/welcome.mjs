const EXAMPLE = {
  system: 'customer-answers',
  modality: 'text',
  title: 'Answer to ticket 4711',
  content: { text: 'Your pump X200 is covered for 24 months from the date of purchase.', language: 'en' },
  generator: { provider: 'openai', model: 'gpt-4o-2024-08-06' },
};

/** One line for a shell that submits an output with the sample key. */
export function curlLine(url, { apiKey, example = EXAMPLE }) {
  const body = JSON.stringify(example).replaceAll("'", String.raw`'\''`);
  return `curl -s ${url}/api/v1/submissions -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' -d '${body}'`;
}

function peopleTable(people) {
  const width = (key, title) => Math.max(title.length, ...people.map((person) => person[key].length));
  const [email, password] = [width('email', 'E-mail'), width('password', 'Password')];
  const row = (one) => `    ${one.email.padEnd(email)}  ${one.password.padEnd(password)}  ${one.role}`;
  return [{ email: 'E-mail', password: 'Password', role: 'Role' }, ...people].map(row);
}

/** What the launcher prints when everything runs: address, sample sign-ins, a first request, where the data is. */
export function welcome({ url, samples, dataDir, seconds }) {
  const lines = ['', `Countersign is ready (${seconds.toFixed(1)} s): ${url}`, ''];
  if (samples !== null) {
    lines.push('  Sign in as one of the sample people:', ...peopleTable(samples.people), '');
    lines.push('  Submit an output:', `    ${curlLine(url, samples)}`, '');
  }
  lines.push(`  API reference  ${url}/api/docs`, `  Data and logs  ${dataDir}`, '  Stop           Ctrl-C', '');
  return lines.join('\n');
}
