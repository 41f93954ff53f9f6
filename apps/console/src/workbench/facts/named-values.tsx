import Box from '@mui/material/Box';

/** Parameters as names and values in a line, not as the JSON in which they came. */
export function NamedValues({ values }: { values: unknown }) {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return <>{plain(values)}</>;
  const entries = Object.entries(values);
  if (entries.length === 0) return <>–</>;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 2 }}>
      {entries.map(([name, value]) => (
        <code key={name} style={{ fontFamily: 'inherit', overflowWrap: 'anywhere' }}>
          {name} <strong>{plain(value)}</strong>
        </code>
      ))}
    </Box>
  );
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
