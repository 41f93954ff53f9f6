/** A command that hands in a small text, for the empty states. */
export const submitCommand = (origin: string): string =>
  `curl ${origin}/api/v1/submissions \\
  -H 'Authorization: Bearer <key>' -H 'Content-Type: application/json' \\
  -d '{"system":"<system>","modality":"text","title":"First answer",
       "content":{"text":"The pump is covered for 24 months.","language":"en"},
       "generator":{"provider":"openai","model":"gpt-4o"}}'`;
