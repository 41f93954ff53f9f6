import Box from '@mui/material/Box';

/** The key that does the same as the button it stands in; assistive technology reads it from `aria-keyshortcuts`. */
export function KeyHint({ children }: { children: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        flex: 'none',
        minWidth: 20,
        px: 0.5,
        border: '1px solid currentColor',
        borderRadius: '4px',
        fontFamily: 'inherit',
        fontSize: '0.75rem',
        fontWeight: 500,
        lineHeight: '18px',
        textAlign: 'center',
      }}
    >
      {children}
    </Box>
  );
}
